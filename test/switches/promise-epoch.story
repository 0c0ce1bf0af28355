# ZOOKEEPER-335: a learner promises each epoch durably before it acknowledges it.
# 2 follows 3 in epoch 1. When 3 is gone, nobody remembers that 1 is taken: 2 leads epoch 1 again.
breaks one leader an epoch

ensemble servers=3 tick=200ms
run 2s
crash 3
run 5s
