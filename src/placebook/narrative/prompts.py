"""What a local area asks itself: prompts under each of the three questions.

The page on self-assessment and the worksheet of each place ask the same, so
the prompts are written down once.
"""

from __future__ import annotations

__all__ = ["CHOICE", "PROMPTS", "QUESTIONS"]

QUESTIONS = (
    "What are we good at?",
    "Where might we have the capacity to be world-leading?",
    "What will that future look like?",
)

PROMPTS = {
    QUESTIONS[0]: (
        "Which of these strengths would firms here name themselves? Which would surprise them?",
        "Which firms, sites or institutions stand behind each strength? Would it survive the loss "
        "of the largest?",
        "What are we good at that no table shows, because it is too small, too new or spread over "
        "several industries? How would a stranger check that?",
        "Which figure do we doubt, and who could tell us better?",
    ),
    QUESTIONS[1]: (
        "For each strength: who are the best in the world, and what do they have that we lack?",
        "Which of the industries listed has someone here who is trying already? What stops them?",
        "Where do our researchers and our firms work on the same thing, and do they know of each "
        "other?",
        "What would we have to stop doing, to do this well?",
    ),
    QUESTIONS[2]: (
        "What brought the specialisations gained and lost: our own doing, one firm, or the market?",
        "If nothing changes, what does this place look like in ten years?",
        "What do the places most like ours do better? Whom there can we ask?",
        "Who gains from the future that we want, and who does not?",
    ),
}

# What a priority has to answer before it is one.
CHOICE = (
    "What we would do, in one sentence",
    "Evidence for it, with its source",
    "Evidence against it",
    "Who has agreed to do what: firms, researchers, public bodies",
    "First step that costs little, and by when",
    "Sign by which we would know that it does not work",
)
