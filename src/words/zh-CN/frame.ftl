# The frame around every screen.
frame-name = 有养
frame-district = 晋宁区被征地人员养老保障
frame-online = 在线
frame-faulty = 故障
frame-saved = 已保存 · { $ms } 毫秒
