"""The app's widgets: they get values, draw lines, and post messages; none of them ever asks the workspace anything."""
