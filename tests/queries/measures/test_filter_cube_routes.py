"""Tested beside filter_cube, whose places it shares (test_filter_cube.py); here: a log without cases."""


def test_an_empty_log_gives_no_sums(log):
    assert log.derive().rows("filter_cube_routes") == []
