# ZOOKEEPER-335: the new epoch is one more than the largest promise of those who connect.
# 5 led epoch 1 with 3 and 4. 4 leads next with 1 and 2, who know of no epoch, and takes 1 once more.
breaks one leader an epoch

ensemble servers=5 tick=200ms starts=never,never,0,0,0
run 2s
crash 5
crash 3
restart 1
restart 2
run 5s
