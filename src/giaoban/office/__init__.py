"""Văn phòng: tasks, and later schemes, recommendations, meetings and emulation."""
