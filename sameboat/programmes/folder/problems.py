"""What is wrong with a folder, told so that its writer can mend it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: its file, its line (from 1 on), and why. A warning keeps nobody from taking the programme."""

    file: str
    line: int
    why: str
    is_warning: bool = False


@dataclass
class Notebook:
    """Where whoever reads a folder writes down what is wrong with it."""

    problems: list[Problem] = field(default_factory=list)

    def wrong(self, file: str, line: int, why: str) -> None:
        """The programme cannot be taken as it is."""
        self.problems.append(Problem(file, max(line, 1), why))

    def doubtful(self, file: str, line: int, why: str) -> None:
        """It can, and somebody should look at this first."""
        self.problems.append(Problem(file, max(line, 1), why, is_warning=True))

    def in_order(self) -> list[Problem]:
        """Each once, by file and line."""
        return sorted(set(self.problems))
