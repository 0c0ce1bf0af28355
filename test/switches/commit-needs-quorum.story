# One acknowledgement is no quorum.
# 3 is cut off; its own disk is all that holds the write.
breaks a quorum has it on disk

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
isolate 3
a create /a x
run 100ms
