// What the echo says, as in texts.py.
exports.HELLO = "سلام! 👋 هر چه <b>بنویسید</b> را <i>پس می‌فرستم</i>.";
exports.RECEIPT = "عکس شما رسید.\n";
exports.countLabel = (count) => `🔁 ${count}`;
exports.counted = (count) => `دکمه ${count} بار زده شد.`;
