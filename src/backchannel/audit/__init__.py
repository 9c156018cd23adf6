"""The inquiries and theses of a case, answered by the stages below."""
