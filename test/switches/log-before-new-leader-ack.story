# ZOOKEEPER-3911: what a DIFF brings is logged before NEWLEADER is acknowledged.
# 3 alone has (1,3). With 1's acknowledgement it leads epoch 2, and delivers it; both die before 1 has logged anything.
breaks prefix consistency

ensemble servers=3 tick=200ms
run 2s
client a at 3
a create /a x
run 1s
isolate 3
a create /b x
run 100ms
crash 1
crash 2
crash 3
heal
restart 1
restart 3
run until established who=3
crash 1
crash 3
restart 1
restart 2
run 5s
