# The leader is one of the quorum that an epoch is chosen with, and brings its own promise.
# 4 has promised epochs 1 and 2 to 5, which nobody else has heard of. When 4 leads, 1, 2 and 3 alone know of no epoch at all: 1
# comes next, and 4 would take back what it has promised.
breaks epochs rise

ensemble servers=5 tick=200ms starts=never,never,never,never,never
repeat 2 hold-type LEADERINFO ; restart 2 ; restart 3 ; restart 4 ; restart 5 ; run until epoch-chosen who=5 ; run 50ms ; deliver LEADERINFO 5>4 ; run until epoch-written who=4 ; crash 2 ; crash 3 ; crash 4 ; crash 5 ; release-all
restart 1
restart 2
restart 3
restart 4
run 3s
