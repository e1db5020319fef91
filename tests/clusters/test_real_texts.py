"""Clusters of real complaints against the labels that the exports give.

The baseline was measured once, outside the suite, with scikit-learn 1.9.1: TfidfVectorizer (English stop words, min_df 3,
max_df 0.5, sublinear) and KMeans (n_init 3, random_state 0) on the 1 532 narratives, pairs with the same issue:

    k = 62 (as many as issues): precision 0.21, recall 0.041
    k = 150:                    precision 0.27, recall 0.019
    k = 300:                    precision 0.31, recall 0.012

Ours leaves a text alone rather than put it into a story that is not its own: more precise, less complete.
"""

from collections import Counter

import pytest
from plaint.clusters import cluster_texts

pytestmark = pytest.mark.real_data


def pairs(counter):
    return sum(count * (count - 1) // 2 for count in counter.values())


def precision_and_recall(log, label):
    rows = log.con.execute(
        f"select cluster_id, {label} from complaints inner join text_cluster_members using (source, complaint_id)"
    ).fetchall()
    alike = pairs(Counter(row for row in rows if row[0]))
    return alike / pairs(Counter(cluster for cluster, _ in rows if cluster)), alike / pairs(Counter(label for _, label in rows))


def test_cfpb_narratives_of_one_cluster_have_one_issue_more_often_than_the_baseline_s(log, real_data):
    log.con.execute(
        """
        insert into complaints (source, complaint_id, product, issue, description)
        select 'cfpb', "Complaint ID", "Product", "Issue", "Consumer complaint narrative"
        from read_csv($path, all_varchar = true) where "Consumer complaint narrative" is not null
        """,
        {"path": str(real_data / "cfpb/cfpb_2015_2020.csv.gz")},
    ).fetchall()
    assert cluster_texts(log.con) == 1532
    precision, recall = precision_and_recall(log, "issue")
    print(f"same issue: precision {precision:.3f}, recall {recall:.4f}")  # noqa: T201
    assert precision > 0.5
    assert recall > 0.005
    assert precision_and_recall(log, "product")[0] > 0.7


def test_messages_with_the_same_subject_are_found_though_the_board_gives_no_labels(log, real_data):
    import fastexcel

    book = fastexcel.read_excel(real_data / "chinese/message_board_replies.xlsx")
    sheet = book.load_sheet(0, dtypes="string").to_arrow()
    log.con.register("messages", sheet)
    log.con.execute(
        """
        insert into complaints (source, complaint_id, issue, description)
        select 'board', "留言编号", trim("留言主题"), "留言详情" from messages
        """
    ).fetchall()
    assert cluster_texts(log.con) == 2816
    assert precision_and_recall(log, "issue")[1] > 0.2
