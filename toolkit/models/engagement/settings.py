"""Settings: every number of the method that an engagement may change, with its default."""

import re
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from toolkit.models.noun import Noun
from toolkit.models.requirements.wording import WordingSettings
from toolkit.models.scalars import Amount, Percent
from toolkit.models.selection.grade import Grade


class GradePoints(Noun):
    """Points of a grade; a convention that is printed wherever points are."""

    excellent: int = Field(default=3, ge=0)
    good: int = Field(default=2, ge=0)
    satisfactory: int = Field(default=1, ge=0)
    not_performed: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _better_is_more(self) -> Self:
        if not self.excellent >= self.good >= self.satisfactory >= self.not_performed:
            raise ValueError(
                "a better grade has fewer points than a worse one; let points rise with the grade"
            )
        return self


class PriorityWeights(Noun):
    """Weight of a key task by its priority, unless the task states its own."""

    must: int = Field(default=5, ge=0)
    should: int = Field(default=3, ge=0)
    could: int = Field(default=2, ge=0)


class RequiredLevels(Noun):
    """Least acceptable grade by priority, unless the task states its own."""

    must: Grade = Grade.GOOD
    should: Grade = Grade.GOOD
    could: Grade = Grade.SATISFACTORY


class StabilitySettings(Noun):
    """How a lead is put to the test: runs with other weights, points and raters.

    `weight_play_percent` is how far the weight of a group of tasks may stray from the stated one. A lead that
    holds in `clear_percent` of the runs is clear, in `close_percent` close. The same seed gives the same runs.
    """

    draws: int = Field(default=10_000, ge=100, le=100_000)
    seed: int = Field(default=1, ge=0)
    weight_play_percent: int = Field(default=25, ge=0, le=99)
    clear_percent: int = Field(default=90, ge=50, le=100)
    close_percent: int = Field(default=60, ge=0, le=100)


class ReadingSettings(Noun):
    """How long a document must lie on the table before the first signature.

    `days` working days between delivery and signature when it holds `requirements` or more of them.
    """

    days: int = Field(default=2, ge=0, le=60)
    requirements: int = Field(default=40, ge=0)


def _check_clock(text: str) -> str:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError(f"'{text}' is no time of the day; write it as 09:00")
    return text


Clock = Annotated[str, AfterValidator(_check_clock)]


class AdviceSettings(Noun):
    """Thresholds of the advice checks (`crmkit check`); each is named where a check goes by it."""

    group_least: int = Field(default=3, ge=1)
    one_sided_percent: Percent = Decimal(60)
    one_sided_least: int = Field(default=5, ge=1)
    process_steps: int = Field(default=5, ge=1)
    waiting_percent: Percent = Decimal(80)
    kinds_both_ways: int = Field(default=3, ge=0)
    right_of_20: int = Field(default=16, ge=0, le=20)
    functions_used_percent: Percent = Decimal(30)
    horizon_years: int = Field(default=5, ge=1)
    shortlist_least: int = Field(default=3, ge=1)
    shortlist_most: int = Field(default=4, ge=1)
    backup_test_days: int = Field(default=365, ge=1)
    leaver_hours: int = Field(default=24, ge=0)
    roles_least: int = Field(default=3, ge=1)
    twin_percent: Percent = Decimal(50)
    guess_percent: Percent = Decimal(20)
    key_tasks_a_person: int = Field(default=5, ge=1)
    rebuilt_percent: Percent = Decimal(30)
    enhancement_percent: Percent = Decimal(50)
    habit_percent: Percent = Decimal(70)
    build_years: Amount = Decimal(2)
    first_screen: int = Field(default=5, ge=1)
    single_figures_percent: Percent = Decimal(50)
    late_rating_hours: int = Field(default=24, ge=1)
    learning_group: int = Field(default=8, ge=1)


class Settings(Noun):
    """Thresholds and conventions; an engagement overrides what it needs.

    `profile` is the structure of the Technical Assignment (`crmkit build --profile` wins).
    `interview_minutes` is the longest a sitting may take, `interview_hours` when sittings can begin.
    """

    hours_per_day: Amount = Decimal(8)
    points: GradePoints = GradePoints()
    weights: PriorityWeights = PriorityWeights()
    required_levels: RequiredLevels = RequiredLevels()
    spread_grades: int = Field(default=2, ge=1)
    stability: StabilitySettings = StabilitySettings()
    answer_tolerance_percent: Percent = Decimal(20)
    must_share_percent: Percent = Decimal(60)
    interview_minutes: int = Field(default=90, ge=10, le=480)
    interview_hours: tuple[Clock, ...] = ("09:00", "11:00", "14:00")
    wording: WordingSettings = WordingSettings()
    reading: ReadingSettings = ReadingSettings()
    advice: AdviceSettings = AdviceSettings()
    quotes: Literal["off", "role", "name"] = "role"
    profile: str = "crmkit"
