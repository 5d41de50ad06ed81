"""The app's screens: each asks the workspace through the bureau and gives its widgets values to show."""
