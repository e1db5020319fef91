"""What the demo's staff and customers say, warm and cold, in both languages; all names and numbers are invented."""

COMPLAINT = {
    "en": (
        "{issue}: this is the second week and nobody can tell me why. I work from home and need it.",
        "My {product} - {issue}. Please sort this out.",
        "I am writing about {product}: {issue}. It was promised to be fixed by now.",
        "{issue} again. I have been a customer for nine years and this is how you treat me.",
    ),
    "zh": (
        "{product}{issue},已经两个星期了,没有人给我一个说法。",
        "我家{product}{issue},请尽快处理。",
        "反映{product}的问题:{issue}。之前说好会解决,到现在还没有。",
        "又是{issue}!老客户就是这样对待的吗?",
    ),
}
DEMAND = {
    "en": " I want a refund for the days without service.",
    "zh": "我要求退还这段时间的费用,赔偿我的损失。",
}
CHASE = {
    "en": "Still no answer. I already asked on Monday, when will someone call me back?",
    "zh": "怎么还没有人联系我?上次就说会回电,我已经等了好几天了。",
}
AUTO_REPLY = {
    "en": "We have received your message. This is an automatic reply.",
    "zh": "您的来信已收到。此为系统自动回复。",
}
FIRST_WARM = {
    "en": (
        "Good morning, this is Harbour Care, how may I help? I am very sorry that your {product} let you down. I can see how annoying that "
        "is when you work from home. We will call you by {day} with the result.",
        "Hello, thank you for telling us. I apologise for the trouble with your {product}; I understand how frustrating this must be. "
        "You will hear from me by {day}.",
    ),
    "zh": (
        "您好,港湾客服,很高兴为您服务。非常抱歉给您带来了麻烦,您着急的心情我完全理解。我们会在{day}前给您回电答复。",
        "您好,感谢您告诉我们。对于{product}的问题,我们深表歉意,换了是我也会着急。{day}前一定给您答复。",
    ),
}
FIRST_COLD = {
    "en": (
        "We got your mail about {product}. That is not our responsibility, you have to ask the fitter. It is our policy.",
        "I don't know why it does that. Nothing can be done from here. Please calm down and restart the box.",
    ),
    "zh": (
        "这个我不清楚,不是我们的责任,您找安装师傅问问吧。",
        "没有办法,公司就是这么规定的。您冷静一点,自己先重启一下。",
    ),
}
CHECKED = {
    "en": "I went through the line log: the port failed twice on the evening of the 3rd. The finding is on file.",
    "zh": "经核实,我们调取了线路记录,当晚端口确实中断了两次。",
}
UPDATE = {
    "en": "The case is still under investigation with the lab; the spare part is ordered. I will call you by {day}.",
    "zh": "目前仍在核查中,备件已经下单。{day}前我再给您回电说明进展。",
}
BACK_CONTACT = {
    "en": "Field Service here. We come when we come. Be at home.",
    "zh": "装维部。师傅到了会打电话,您在家等着。",
}
SOLUTION_WARM = {
    "en": "It is fixed now. Again, I am sorry for the wait. We have credited 15 pounds to your next bill. If you would rather, "
    "we can replace the box instead. Kind regards, {agent}",
    "zh": "问题已经解决,再次向您致歉。我们已为您减免本月费用15元;您也可以选择更换设备。感谢您的耐心,祝您生活愉快。{agent}",
}
SOLUTION_COLD = {"en": "Done. Case closed.", "zh": "已处理,结单。"}
FOLLOW_UP = {
    "en": "Good afternoon, I just wanted to ask: has it behaved itself since? Thank you for your patience.",
    "zh": "您好,回访一下,这几天还掉线吗?谢谢您的配合。",
}
NOTE = {"en": "Handed over with the line log; answer needed by {day}.", "zh": "已附线路记录转后台,请于{day}前答复。"}
NOTE_WITH_DATA = {
    "en": "Customer Ann Example, card 4111 1111 1111 1111, wants the money back.",
    "zh": "客户张三,身份证号11010519491231002X,要求退款。",
}
REFUSES = {
    "en": "No, that does not help me. It failed again last night and I won't accept another restart.",
    "zh": "这个方案我不接受,昨晚又断了,重启没有用。",
}
ALTERNATIVE = {
    "en": "I understand that this is not enough, and I am sorry. We can replace the line instead, or, if you'd rather, "
    "end the contract at no cost.",
    "zh": "理解您的心情,实在抱歉。要不我们为您更换线路,或者您也可以选择免费解约。",
}
CAUSE = {"en": "Faulty port on the street cabinet", "zh": "交接箱端口故障"}
ACTION = {"en": "Port replaced, cabinet put on the watch list", "zh": "更换端口,列入巡检名单"}
REFUSED = {"en": "refused: outside the terms, reason told", "zh": "拒绝:不在条款范围,已说明原因"}
AGENTS = {
    "en": ("Amy", "Ben", "Cara", "Dev", "Ella", "Finn", "Gita", "Hugh"),
    "zh": ("小王", "小李", "小陈", "小赵", "小周", "小吴"),
}
