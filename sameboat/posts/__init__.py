"""Threads and stories, answers to them, drafts."""
