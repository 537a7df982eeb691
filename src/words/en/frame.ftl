# The frame around every screen.
frame-name = youyang
frame-district = Jinning pension protection
frame-online = online
frame-faulty = fault
frame-saved = saved · { $ms } ms
