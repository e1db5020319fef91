"""The e-mail form: summary.eml with a plain-text part and a page of static tables, ready for any mailer."""

from datetime import UTC
from email.message import EmailMessage
from email.utils import format_datetime
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .write import Report


def write_mail(report: "Report", folder: Path) -> Path:
    """Write summary.eml into `folder`; sender and receivers are left to the mailer."""
    message = EmailMessage()
    message["Subject"] = " ".join(unescape(report.render("pages/mail_subject.txt")).split())
    message["Date"] = format_datetime(report.as_of.replace(tzinfo=UTC))
    message["X-Unsent"] = "1"
    message.set_content(unescape(report.render("pages/mail.txt")), cte="base64")
    message.add_alternative(report.render("pages/mail.html"), subtype="html", cte="base64")
    message.set_boundary(f"plaint-{report.as_of:%Y%m%d%H%M%S}")
    part = folder / ".summary.eml.part"
    part.write_bytes(message.as_bytes())
    return part.replace(folder / "summary.eml")
