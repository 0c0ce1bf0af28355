# Votes of an earlier round of the election are old news.
# 3 votes for itself with a longer log in round 2; the links keep that back, and 3 dies. In round 3 it reaches 1 and 2.
breaks votes rise within a round

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
hold-link 3>1
hold-link 3>2
a create /a x
run until decided who=2
crash 3
crash 2
run until became-looking who=1
restart 2
run until round-advanced who=2
release-all
run 10s
