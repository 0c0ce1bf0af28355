# A leader that hears from no quorum steps down.
# 3 is cut off for good, and goes on as if it led.
breaks a deposed leader stops

ensemble servers=3 tick=200ms
run 2s
isolate 3
run 10s
