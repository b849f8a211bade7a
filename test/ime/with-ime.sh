#!/usr/bin/env bash
# Runs a command on a virtual screen that has a real Chinese input method (fcitx5, pinyin): simulated composition events
# are not enough, a grid can pass those and still lose an officer's first key. `fcitx5-remote -o && fcitx5-remote -s pinyin`
# turns the input method on for the focused window.
set -eu
if [ "${WITH_IME_INNER:-}" != 1 ]; then
  WITH_IME_INNER=1 exec dbus-run-session -- "$0" "$@"
fi
dir=$(mktemp -d)
# The screen chooses a free number for itself and says which.
mkfifo "$dir/number"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$dir/number" >"$dir/xvfb.log" 2>&1 &
screen=$!
read -r display <"$dir/number"
export DISPLAY=":$display" XMODIFIERS=@im=fcitx GTK_IM_MODULE=fcitx LANG=C.UTF-8 HOME="$dir/home" XDG_RUNTIME_DIR="$dir/run"
mkdir -p "$HOME/.config/fcitx5" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
cat >"$HOME/.config/fcitx5/profile" <<'PROFILE'
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
Layout=
[Groups/0/Items/1]
Name=pinyin
Layout=
[GroupOrder]
0=Default
PROFILE
fcitx5 --disable=wayland >"$dir/fcitx.log" 2>&1 &
method=$!
xfwm4 >"$dir/xfwm4.log" 2>&1 &
manager=$!
trap 'kill $method $manager $screen 2>/dev/null || true; rm -rf "$dir"' EXIT
sleep 2
"$@"
