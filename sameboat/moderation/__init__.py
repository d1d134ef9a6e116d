"""Whatever needs a human: cases with a clock, decisions with reasons, appeals, and who is on call."""
