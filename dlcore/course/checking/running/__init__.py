"""Runs a student's code so that it can do no harm: whatever it does, the check comes back.

sandbox     one call of the answer, with what it printed, raised, changed and replaced
limits      an end to what takes too long or goes too deep
belongings  puts back what an answer replaced: names of Python, NumPy and dlcore, settings, the folder
apart       has the report made in another process, for what one process cannot contain
forked      that process on Linux: a copy of this one
neighbour   that process elsewhere: a second Python, kept ready
carry       an answer as bytes, for the neighbour
"""
