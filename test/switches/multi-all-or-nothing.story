# A multi whose last part fails leaves nothing behind.
breaks a multi is all or nothing

ensemble servers=3 tick=200ms
run 2s
client a at 1
run 1s
a multi create /a x + create /b y + delete /none
run 1s
