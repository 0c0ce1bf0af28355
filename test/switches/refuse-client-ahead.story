# The old leader, cut off, still serves while 1 and 2 elect another and a writes there. Then a comes to it: it has seen more.
breaks a client never goes back

ensemble servers=3 tick=500ms seed=s2
run 4s
client a at 1
run 1s
a create /a x
run 500ms
isolate 3
postpone-timer 3 leader-tick 20s
run until established who=2
run until client-connected who=a
a set /a y
run 500ms
crash 1
crash 2
run until client-connecting who=a server=3
run 200ms
a get /a
run 2s
