// A quiz on grammY: questions are polls, answers are counted. Token in BOT_TOKEN, server in BOT_API_BASE.
const { Bot } = require("grammy");

const QUESTIONS = [
  {
    question: "Which planet is the largest?",
    options: ["Mars", "Jupiter", "Saturn"],
    right: 1,
    explanation: "Jupiter weighs <b>2.5 times</b> as much as all others together.",
  },
  {
    question: "What is the capital of Armenia?",
    options: ["Tbilisi", "Baku", "Yerevan", "Gyumri"],
    right: 2,
    explanation: "Yerevan is <i>older than Rome</i>.",
  },
];

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot } });
const rounds = new Map(); // by chat: what is asked, and who has how many points
const polls = new Map(); // by poll: its chat, and the right answer

async function ask(chatId, number) {
  const { question, options, right, explanation } = QUESTIONS[number];
  const sent = await bot.api.sendPoll(chatId, question, options, {
    type: "quiz",
    is_anonymous: false,
    correct_option_ids: [right],
    explanation,
    explanation_parse_mode: "HTML",
  });
  const round = rounds.get(chatId);
  Object.assign(round, { number, messageId: sent.message_id });
  polls.set(sent.poll.id, { chatId, right });
}

function table(points) {
  const rows = [...points.values()].sort((one, other) => other.points - one.points);
  return rows.map(({ name, points }, place) => `${["🥇", "🥈", "🥉"][place] ?? "▫️"} ${name}: ${points}`).join("\n");
}

bot.command("quiz", async (ctx) => {
  if (ctx.chat.type === "private") return ctx.reply("Add me to a group and say /quiz there.");
  if (rounds.has(ctx.chat.id)) return ctx.reply("A round is under way.");
  rounds.set(ctx.chat.id, { points: new Map() });
  await ctx.reply(`${QUESTIONS.length} questions. Say /next when everyone has answered.`);
  await ask(ctx.chat.id, 0);
});

bot.command("next", async (ctx) => {
  const round = rounds.get(ctx.chat.id);
  if (!round) return ctx.reply("Say /quiz first.");
  const poll = await ctx.api.stopPoll(ctx.chat.id, round.messageId);
  await ctx.reply(`${poll.total_voter_count} answered.`, { reply_parameters: { message_id: round.messageId } });
  if (round.number + 1 < QUESTIONS.length) return ask(ctx.chat.id, round.number + 1);
  rounds.delete(ctx.chat.id);
  const sent = await ctx.reply(`<b>The table</b>\n${table(round.points)}`, { parse_mode: "HTML" });
  await ctx.pinChatMessage(sent.message_id);
});

bot.on("poll_answer", async (ctx) => {
  const { poll_id, user, option_ids } = ctx.pollAnswer;
  const asked = polls.get(poll_id);
  const round = asked && rounds.get(asked.chatId);
  if (!round) return;
  const had = round.points.get(user.id)?.points ?? 0;
  const points = had + (option_ids[0] === asked.right ? 1 : 0);
  round.points.set(user.id, { name: user.first_name, points });
});

bot.command("lunch", (ctx) =>
  ctx.replyWithPoll("Where shall we have lunch?", ["Noodles", "Falafel", "Soup"], {
    allows_multiple_answers: true,
    is_anonymous: true,
  }),
);

bot.on("poll", async (ctx) => console.log(`${ctx.poll.total_voter_count} votes`));

const allowed_updates = ["message", "poll", "poll_answer"];
process.once("SIGTERM", () => bot.stop().then(() => process.exit(0)));
bot.start({ allowed_updates, timeout: Number(process.env.POLLING_TIMEOUT ?? 30) });
