"""The evidence record (签约存证记录): who did what when, how each was identified, the hashes, and the trail's proof."""
