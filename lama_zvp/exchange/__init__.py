"""In and out: reading figures as people keep them in spreadsheets, and writing them so that they come back the same."""
