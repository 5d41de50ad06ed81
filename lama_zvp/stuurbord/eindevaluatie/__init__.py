"""The six-year account: one document over all the years of a plan, made of the years' own documents."""

from lama_zvp.stuurbord.eindevaluatie.build import bouw_eindevaluatie

__all__ = ["bouw_eindevaluatie"]
