# Votes compare by currentEpoch before they compare by zxid.
# 3 has (1,2), which nobody else heard of; 1 has followed 2 in epoch 2, in which nothing was written. By zxid 3 wins every election,
# and 1, which is ahead by its epoch, can never follow it.
breaks progress

ensemble servers=3 tick=200ms init=10
run 2s
client a at 3
run 1s
isolate 3
a create /a x
run 50ms
crash 3
run until up-to-date
run 100ms
crash 2
heal
restart 3
run 10s
client b at 1
run 10s
rest
