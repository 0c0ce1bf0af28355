# Whoever joins believes in a leader only if that leader itself says so.
# 5 is dead; 1, 2 and 3 have not noticed, since their links to it are cut. 4 asks them whom they follow.
breaks a leader is joined on its own word

ensemble servers=5 tick=200ms starts=0,0,0,never,0
run 2s
isolate 5
crash 5
restart 4
run 10s
