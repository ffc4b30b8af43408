"""Speed, measured as ratios in one run; nothing here is asserted as a time in a test."""
