# ZOOKEEPER-2959: observers count in no quorum.
# 3 is elected, and at once cut off from 1 and 2, with an observer on its side.
breaks one leader an epoch

ensemble servers=3 observers=1 tick=200ms seed=o
run until decided who=3
cut 1 2 | 3
run 10s
