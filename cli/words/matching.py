"""RE2 patterns compiled: one, many in one pass, or any of a few."""

from typing import Any

_MEMORY = 64 << 20  # bytes a pattern may use for its states


class AnyOf:
    """Patterns of which one is to match. Compiled when first asked: of a night's few texts, many rules' contexts are never."""

    def __init__(self, made: dict[str, Any], name: str, patterns: tuple[str, ...]) -> None:
        """Take patterns in the order in which they are tried; `made` has those that others compiled already."""
        self._made, self._name, self._patterns = made, name, patterns
        self._compiled: list[Any] = []

    def search(self, data: bytes) -> Any:  # noqa: ANN401  re2 has no types
        """The match of the first that matches, or None. ValueError names the one that is no pattern."""
        for pattern in self._compiled or self._compile():
            if match := pattern.search(data):
                return match
        return None

    def _compile(self) -> list[Any]:
        for pattern in self._patterns:  # what a pattern learns of the texts it knows wherever it is asked
            if pattern not in self._made:
                self._made[pattern] = compiled(self._name, pattern)
        self._compiled = [self._made[pattern] for pattern in self._patterns]
        return self._compiled


def shared(made: dict[Any, Any], name: str, patterns: tuple[str, ...]) -> AnyOf:
    """Any of `patterns`, the same for all who ask with the same `made`."""
    if patterns not in made:
        made[patterns] = AnyOf(made, name, patterns)
    any_of: AnyOf = made[patterns]
    return any_of


def compiled(name: str, pattern: str) -> Any:  # noqa: ANN401  re2 has no types
    """The pattern. ValueError where it is none."""
    import re2

    try:
        return re2.compile(pattern, _options())
    except re2.error as error:
        raise _no_pattern(name, error) from None


def filter_of(patterns: list[tuple[str, str]]) -> Any:  # noqa: ANN401  re2 has no types
    """Which of many named patterns match, told in one pass over a text. ValueError where one is no pattern."""
    import re2

    made = re2.Filter()
    for name, pattern in patterns:
        try:
            made.Add(pattern, _options())
        except re2.error as error:
            raise _no_pattern(name, error) from None
    made.Compile()
    return made


def _no_pattern(name: str, error: Exception) -> ValueError:
    return ValueError(f"{name}: no pattern of RE2: {str(error)[:200]}")


def _options() -> Any:  # noqa: ANN401  re2 has no types
    import re2

    options = re2.Options()
    options.never_capture = True
    options.max_mem = _MEMORY
    options.log_errors = False
    return options
