import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What CodeMentor costs on AWS: from students, prompts, tokens, model, region and environment to dollars a month and per thousand
 * prompts. Runs as a source file on JDK 17 or later: {@code java docs/cost/Cost.java --help}.
 *
 * <p>Prices, shapes of the environments and speeds of the models are in the CSV files beside it.
 */
public final class Cost {
    /** AWS bills months by the hour; 730 is a twelfth of a year. */
    static final double HOURS_A_MONTH = 730;

    private static final String HELP = """
            What CodeMentor costs on AWS, in US dollars before tax.

              java docs/cost/Cost.java [options]           the bill of one environment
              java docs/cost/Cost.java --compare           all environments, on spot and on demand
              java docs/cost/Cost.java --cheapest          the cheapest way to serve these students in time
              java docs/cost/Cost.java --known-figures     the figures of the first plan, held against the prices

              --environment NAME   dev, staging or prod: those of setups.csv                 (dev)
              --region NAME        a region of prices.csv                                    (us-east-1)
              --workers-on KIND    spot or on-demand                                         (spot)
              --model NAME         a model of models.csv                                     (qwen2.5-coder:1.5b)
              --instance NAME      an instance type that models.csv has for the model        (its first)
              --students N         that work at once, 1 to 100000                            (30)
              --every SECONDS      between two prompts of one student at the busiest time,
                                   1 to 86400                                                (180)
              --prompts N          of one student in a day, 0 to 10000                       (20)
              --days N             of teaching in a month, 0 to 31                           (22)
              --hours N            of a teaching day in which workers wait, 1 to 24          (8)
              --read-tokens N      of a prompt that no cache holds, 1 to 1000000             (200)
              --write-tokens N     of an answer, 1 to 1000000                                (300)
              --first-text SECONDS in which 95 % of the students see the first text,
                                   0.1 to 3600                                               (3)
              --speed FACTOR       a worker node against the 2 cores that were measured,
                                   0.1 to 100; unmeasured, so as fast                        (1)
              --run-days N         that everything exists before it is torn down,
                                   0.1 to 30.4; teaching days count in proportion            (a month)
              --files DIRECTORY    with prices.csv, setups.csv and models.csv                (beside the program)
            """;

    private Cost() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Options options = Options.of(arguments);
            if (options.has("--help")) {
                out.print(HELP);
                return 0;
            }
            print(Question.of(options), options, out);
            return 0;
        } catch (Refused refused) {
            err.println("cost: " + refused.getMessage());
            return 2;
        }
    }

    private static void print(Question question, Options options, PrintStream out) {
        if (options.has("--compare")) {
            Reports.comparison(question, out);
        } else if (options.has("--cheapest")) {
            Reports.cheapest(question, out);
        } else if (options.has("--known-figures")) {
            KnownFigures.print(question, out);
        } else {
            Reports.bill(question, out);
        }
    }
}

/** Input that cannot be used; the message names the option, or file and line, and what would do. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}

/** The command line: options with a value, and switches. */
record Options(Map<String, String> values, Set<String> switches) {
    private static final Set<String> SWITCHES = Set.of("--help", "--compare", "--cheapest", "--known-figures");
    private static final Set<String> VALUED = Set.of(
            "--environment",
            "--region",
            "--workers-on",
            "--model",
            "--instance",
            "--students",
            "--every",
            "--prompts",
            "--days",
            "--hours",
            "--read-tokens",
            "--write-tokens",
            "--first-text",
            "--speed",
            "--run-days",
            "--files");

    static Options of(List<String> arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> switches = new LinkedHashSet<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (SWITCHES.contains(name)) {
                switches.add(name);
            } else if (!VALUED.contains(name)) {
                throw new Refused("there is no option " + name + "; --help lists them");
            } else if (i + 1 == arguments.size()) {
                throw new Refused(name + " needs a value");
            } else {
                values.put(name, arguments.get(++i));
            }
        }
        if (switches.size() > 1) {
            throw new Refused(String.join(" and ", switches) + " exclude each other");
        }
        return new Options(values, switches);
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    double number(String name, double least, double most, double otherwise) {
        String text = values.get(name);
        return text == null ? otherwise : within(name, text, least, most);
    }

    int whole(String name, int least, int most, int otherwise) {
        double value = number(name, least, most, otherwise);
        if (value != Math.rint(value)) {
            throw new Refused(name + " must be a whole number: " + values.get(name));
        }
        return (int) value;
    }

    private static double within(String name, String text, double least, double most) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Refused(name + " must be a number: " + text);
        }
        if (!(value >= least && value <= most)) {
            throw new Refused(
                    "%s must be between %s and %s: %s".formatted(name, Format.plain(least), Format.plain(most), text));
        }
        return value;
    }
}

/** A CSV file whose cells have no commas, so that a person can edit it anywhere and an error has a line. */
record Table(Path file, List<Row> rows) {
    private static final int MOST_LINES = 10_000;

    record Row(Path file, int line, Map<String, String> cells) {
        String text(String column) {
            return cells.get(column);
        }

        double number(String column) {
            double value;
            try {
                value = Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw refused(column + " must be a number: " + text(column));
            }
            if (!(value >= 0 && value < 1e9)) {
                throw refused(column + " must be between 0 and a billion: " + text(column));
            }
            return value;
        }

        double positive(String column) {
            double value = number(column);
            if (value == 0) {
                throw refused(column + " must be more than 0");
            }
            return value;
        }

        LocalDate date(String column) {
            try {
                return LocalDate.parse(text(column));
            } catch (DateTimeParseException e) {
                throw refused(column + " must be a date such as 2026-11-25: " + text(column));
            }
        }

        Refused refused(String problem) {
            return new Refused("%s, line %d: %s".formatted(file, line, problem));
        }
    }

    static Table read(Path file, List<String> columns) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new Refused(file + " cannot be read: " + e);
        }
        if (lines.size() > MOST_LINES) {
            throw new Refused("%s has more than %d lines".formatted(file, MOST_LINES));
        }
        if (lines.isEmpty() || !lines.get(0).equals(String.join(",", columns))) {
            throw new Refused(file + ", line 1: must be " + String.join(",", columns));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(file, i + 1, lines.get(i), columns));
            }
        }
        return new Table(file, rows);
    }

    private static Row row(Path file, int line, String text, List<String> columns) {
        String[] cells = text.split(",", -1);
        if (cells.length != columns.size()) {
            throw new Refused("%s, line %d: %d cells instead of %d (a cell holds no comma)"
                    .formatted(file, line, cells.length, columns.size()));
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].isBlank()) {
                throw new Refused("%s, line %d: %s is empty".formatted(file, line, columns.get(i)));
            }
            named.put(columns.get(i), cells[i].strip());
        }
        return new Row(file, line, named);
    }
}

/** What of a thing is counted, and so what a month of it means. */
enum Unit {
    HOUR("hour", hours -> hours),
    MONTH("month", hours -> hours / Cost.HOURS_A_MONTH),
    GB_MONTH("GB-month", hours -> hours / Cost.HOURS_A_MONTH),
    GB("GB", hours -> hours / Cost.HOURS_A_MONTH),
    MILLION("million", hours -> hours / Cost.HOURS_A_MONTH);

    final String text;
    /** From the hours that a thing exists to what its count is multiplied by. */
    final Function<Double, Double> times;

    Unit(String text, Function<Double, Double> times) {
        this.text = text;
        this.times = times;
    }

    static Unit of(Table.Row row) {
        for (Unit unit : values()) {
            if (unit.text.equals(row.text("unit"))) {
                return unit;
            }
        }
        throw row.refused("unit must be one of hour, month, GB-month, GB, million: " + row.text("unit"));
    }
}

/** A price per unit. It is verified when it has a row of its own for the region and the row's source does not call itself unverified. */
record Price(String item, Unit unit, double dollars, LocalDate asOf, boolean verified) {
    Price times(double factor, boolean verified) {
        return new Price(item, unit, dollars * factor, asOf, this.verified && verified);
    }
}

/** The prices of one region. What has no row for it, nor for all regions, is that of us-east-1 times the region's factor. */
record Prices(String region, Map<String, Price> known, double spotShare, boolean spotVerified) {
    private static final String BASE = "us-east-1";
    private static final String EVERYWHERE = "*";
    private static final List<String> COLUMNS = List.of("item", "region", "unit", "price", "as_of", "source");

    static Prices read(Path file, String region) {
        Map<String, Price> base = new LinkedHashMap<>();
        Map<String, Price> own = new LinkedHashMap<>();
        Map<String, Double> factors = new LinkedHashMap<>(Map.of(BASE, 1.0));
        Map<String, Price> spot = new LinkedHashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Table.Row row : Table.read(file, COLUMNS).rows()) {
            String item = row.text("item");
            String where = row.text("region");
            if (!seen.add(item + " in " + where)) {
                throw row.refused(item + " in " + where + " has a line already");
            }
            row.date("as_of");
            switch (item) {
                case "region.factor" -> factors.put(where, row.positive("price"));
                case "spot.share" -> spot.put(where, share(row));
                default -> {
                    Price price = price(row, Unit.of(row));
                    if (where.equals(BASE)) {
                        base.put(item, price);
                    }
                    if (where.equals(region) || where.equals(EVERYWHERE)) {
                        own.merge(item, price, (everywhere, here) -> where.equals(region) ? here : everywhere);
                    }
                }
            }
        }
        if (!factors.containsKey(region)) {
            throw new Refused("--region must be one that %s has a region.factor for (%s): %s"
                    .formatted(file, factors.keySet().stream().sorted().collect(Collectors.joining(", ")), region));
        }
        Price share = spot.getOrDefault(region, spot.get(BASE));
        if (share == null) {
            throw new Refused(file + ": a line spot.share for " + BASE + " is missing");
        }
        double factor = factors.get(region);
        Map<String, Price> all = new LinkedHashMap<>();
        base.forEach((item, price) -> all.put(item, region.equals(BASE) ? price : price.times(factor, false)));
        all.putAll(own);
        return new Prices(region, all, share.dollars(), share.verified());
    }

    private static Price price(Table.Row row, Unit unit) {
        boolean verified = !row.text("source").startsWith("unverified");
        return new Price(row.text("item"), unit, row.positive("price"), row.date("as_of"), verified);
    }

    private static Price share(Table.Row row) {
        if (row.positive("price") > 1) {
            throw row.refused("price of spot.share must be between 0 and 1: " + row.text("price"));
        }
        return price(row, Unit.HOUR);
    }

    Price of(String item) {
        Price price = known.get(item);
        if (price == null) {
            throw new Refused("prices.csv has no line for " + item);
        }
        return price;
    }

    Price onSpot(String item) {
        return of(item).times(spotShare, spotVerified);
    }

    LocalDate oldest() {
        return known.values().stream()
                .map(Price::asOf)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}

/** A model on an instance type: tokens a second that one worker reads and writes. */
record Worker(String model, String instance, double readPerSecond, double writePerSecond) {
    private static final List<String> COLUMNS =
            List.of("model", "instance", "vcpu", "read_per_second", "write_per_second", "source");

    static List<Worker> read(Path file, String model, double speed) {
        List<Table.Row> rows = Table.read(file, COLUMNS).rows();
        List<Worker> workers = rows.stream()
                .map(row -> new Worker(
                        row.text("model"),
                        row.text("instance"),
                        row.positive("read_per_second") * speed,
                        row.positive("write_per_second") * speed))
                .toList();
        List<Worker> able =
                workers.stream().filter(worker -> worker.model.equals(model)).toList();
        if (able.isEmpty()) {
            String models = workers.stream().map(Worker::model).distinct().collect(Collectors.joining(", "));
            throw new Refused("--model must be one of %s (%s): %s".formatted(models, file, model));
        }
        return able;
    }
}

/** An environment as a list of counted things, as {@code infra-terraform/environments} makes them. */
record Setup(String name, Map<String, Double> counts) {
    private static final List<String> COLUMNS = List.of("setup", "item", "count", "why");

    static Map<String, Setup> read(Path file) {
        Map<String, Setup> setups = new LinkedHashMap<>();
        for (Table.Row row : Table.read(file, COLUMNS).rows()) {
            Setup setup = setups.computeIfAbsent(row.text("setup"), name -> new Setup(name, new LinkedHashMap<>()));
            if (setup.counts.put(row.text("item"), row.number("count")) != null) {
                throw row.refused(row.text("item") + " is in setup " + setup.name + " already");
            }
        }
        return setups;
    }

    double workers(String kind) {
        return counts.getOrDefault("workers." + kind, 0.0);
    }

    Map<String, Double> things() {
        Map<String, Double> things = new LinkedHashMap<>(counts);
        things.keySet().removeIf(item -> item.startsWith("workers."));
        return things;
    }
}

/** Whose use it is. */
record Load(
        int students,
        double every,
        double prompts,
        double days,
        double hours,
        double readTokens,
        double writeTokens,
        double firstText) {
    static Load of(Options options) {
        return new Load(
                options.whole("--students", 1, 100_000, 30),
                options.number("--every", 1, 86_400, 180),
                options.number("--prompts", 0, 10_000, 20),
                options.number("--days", 0, 31, 22),
                options.number("--hours", 1, 24, 8),
                options.number("--read-tokens", 1, 1_000_000, 200),
                options.number("--write-tokens", 1, 1_000_000, 300),
                options.number("--first-text", 0.1, 3_600, 3));
    }

    double promptsAMonth() {
        return students * prompts * days;
    }

    double promptsASecond() {
        return students / every;
    }
}

/** All that was asked. */
record Question(
        Load load,
        Map<String, Setup> setups,
        Setup setup,
        Prices prices,
        List<Worker> workers,
        Worker worker,
        boolean spot,
        double hoursOfMonth) {

    static Question of(Options options) {
        Path files = Path.of(options.text("--files", beside()));
        Map<String, Setup> setups = Setup.read(files.resolve("setups.csv"));
        Setup setup = setups.get(options.text("--environment", "dev"));
        if (setup == null) {
            throw new Refused("--environment must be one of %s: %s"
                    .formatted(String.join(", ", setups.keySet()), options.text("--environment", "dev")));
        }
        List<Worker> workers = Worker.read(
                files.resolve("models.csv"),
                options.text("--model", "qwen2.5-coder:1.5b"),
                options.number("--speed", 0.1, 100, 1));
        String on = options.text("--workers-on", "spot");
        if (!Set.of("spot", "on-demand").contains(on)) {
            throw new Refused("--workers-on must be spot or on-demand: " + on);
        }
        return new Question(
                Load.of(options),
                setups,
                setup,
                Prices.read(files.resolve("prices.csv"), options.text("--region", "us-east-1")),
                workers,
                chosen(workers, options.text("--instance", workers.get(0).instance())),
                on.equals("spot"),
                options.number("--run-days", 0.1, 30.4, Cost.HOURS_A_MONTH / 24) * 24);
    }

    private static Worker chosen(List<Worker> workers, String instance) {
        return workers.stream()
                .filter(worker -> worker.instance().equals(instance))
                .findFirst()
                .orElseThrow(() -> new Refused("--instance must be one that models.csv has for the model (%s): %s"
                        .formatted(
                                workers.stream().map(Worker::instance).collect(Collectors.joining(", ")), instance)));
    }

    /** Where the source file is, which the launcher of source files does not tell. */
    private static String beside() {
        String command = System.getProperty("sun.java.command", "");
        int end = command.indexOf("Cost.java");
        if (end < 0) {
            return "docs/cost";
        }
        int start = command.lastIndexOf(' ', end) + 1;
        Path parent = Path.of(command.substring(start, end) + "Cost.java").getParent();
        return parent == null ? "." : parent.toString();
    }

    Question with(Setup other, boolean onSpot) {
        return new Question(load, setups, other, prices, workers, worker, onSpot, hoursOfMonth);
    }

    Question with(Worker other) {
        return new Question(load, setups, setup, prices, workers, other, spot, hoursOfMonth);
    }

    Question forDays(double days) {
        return new Question(load, setups, setup, prices, workers, worker, spot, days * 24);
    }

    double partOfMonth() {
        return hoursOfMonth / Cost.HOURS_A_MONTH;
    }

    double prompts() {
        return load.promptsAMonth() * partOfMonth();
    }
}

/**
 * How many workers a load wants. Prompts come at random and each worker answers one at a time, so that this is the queue M/M/c of
 * Erlang. Real answers vary less in length than exponentially, so that the wait is over- rather than underestimated.
 */
record Queue(double promptsASecond, double secondsAPrompt, double secondsToRead) {
    /** Beyond so many the arithmetic would be about something else than a department. */
    private static final int MOST_WORKERS = 5_000;

    static final double SHARE_IN_TIME = 0.95;

    static Queue of(Load load, Worker worker) {
        double read = load.readTokens() / worker.readPerSecond();
        return new Queue(load.promptsASecond(), read + load.writeTokens() / worker.writePerSecond(), read);
    }

    double busyWorkers() {
        return promptsASecond * secondsAPrompt;
    }

    /** Share of prompts whose first text comes within the time, with so many workers. */
    double shareWithin(double seconds, int workers) {
        double patience = seconds - secondsToRead;
        if (workers <= busyWorkers() || patience < 0) {
            return 0;
        }
        double drain = (workers - busyWorkers()) / secondsAPrompt;
        return 1 - waits(workers) * Math.exp(-drain * patience);
    }

    /** Erlang's C, by way of his B, whose recursion neither overflows nor cancels. */
    private double waits(int workers) {
        double load = busyWorkers();
        double lost = 1;
        for (int n = 1; n <= workers; n++) {
            lost = load * lost / (n + load * lost);
        }
        return lost / (1 - load / workers * (1 - lost));
    }

    int workersFor(double seconds) {
        if (seconds <= secondsToRead) {
            throw new Refused(
                    "no number of workers shows the first text within %s s: reading the prompt alone takes %s s with this model"
                            .formatted(Format.plain(seconds), Format.two(secondsToRead)));
        }
        for (int workers = 1; workers <= MOST_WORKERS; workers++) {
            if (shareWithin(seconds, workers) >= SHARE_IN_TIME) {
                return workers;
            }
        }
        throw new Refused("more than %d workers would be needed".formatted(MOST_WORKERS));
    }
}

/** One line of a bill. */
record Line(String what, double count, double times, Price price) {
    double dollars() {
        return count * times * price.dollars();
    }
}

/** What a month, or a part of one, costs. */
record Bill(Question question, Queue queue, int needed, double workerHours, List<Line> lines) {
    /** Send, receive and delete of a job and of its outcome, and heartbeats while it runs; batches make it fewer. */
    private static final double SQS_CALLS_A_PROMPT = 10;

    /** Long polls of 20 seconds. */
    private static final double POLLS_AN_HOUR = 180;

    /** What polls while nobody works: two notifiers on one queue, and KEDA twice in a minute on two. */
    private static final double IDLE_POLLS_AN_HOUR = 2 * POLLS_AN_HOUR + 240;

    /** Prompt, answer and their description as a transcript. */
    private static final double GB_A_TRANSCRIPT = 10e-6;

    private static final double MONTHS_KEPT = 12;

    static Bill of(Question question) {
        Queue queue = Queue.of(question.load(), question.worker());
        int needed = queue.workersFor(question.load().firstText());
        double workerHours = workerHours(question, needed);
        List<Line> lines = new ArrayList<>();
        question.setup().things().forEach((item, count) -> {
            Price price = question.prices().of(item);
            lines.add(new Line(item, count, price.unit().times.apply(question.hoursOfMonth()), price));
        });
        String item = "ec2." + question.worker().instance();
        Price hour = question.spot()
                ? question.prices().onSpot(item)
                : question.prices().of(item);
        lines.add(new Line("workers: " + item + (question.spot() ? " on spot" : ""), workerHours, 1, hour));
        // Nodes have a disk of 80 GB as long as they exist, and two workers share one.
        lines.add(new Line(
                "workers: ebs.gp3",
                40 * workerHours / Cost.HOURS_A_MONTH,
                1,
                question.prices().of("ebs.gp3")));
        lines.add(new Line(
                "jobs: sqs.standard",
                sqsMillions(question, workerHours),
                1,
                question.prices().of("sqs.standard")));
        lines.add(new Line(
                "jobs: s3.writes",
                question.prompts() / 1e6,
                1,
                question.prices().of("s3.writes")));
        lines.add(new Line(
                "jobs: s3.standard",
                question.load().promptsAMonth() * MONTHS_KEPT * GB_A_TRANSCRIPT,
                question.partOfMonth(),
                question.prices().of("s3.standard")));
        return new Bill(question, queue, needed, workerHours, lines);
    }

    private static double workerHours(Question question, int needed) {
        Setup setup = question.setup();
        double teaching = Math.min(
                Cost.HOURS_A_MONTH, question.load().days() * question.load().hours());
        double inTeaching = Math.max(needed + setup.workers("spare"), setup.workers("idle"));
        return (inTeaching * teaching + setup.workers("idle") * (Cost.HOURS_A_MONTH - teaching))
                * question.partOfMonth();
    }

    private static double sqsMillions(Question question, double workerHours) {
        return (question.prompts() * SQS_CALLS_A_PROMPT
                        + workerHours * 2 * POLLS_AN_HOUR
                        + question.hoursOfMonth() * IDLE_POLLS_AN_HOUR)
                / 1e6;
    }

    double total() {
        return lines.stream().mapToDouble(Line::dollars).sum();
    }

    double of(String prefix) {
        return lines.stream()
                .filter(line -> line.what().startsWith(prefix))
                .mapToDouble(Line::dollars)
                .sum();
    }

    double unverified() {
        return lines.stream()
                .filter(line -> !line.price().verified())
                .mapToDouble(Line::dollars)
                .sum();
    }
}

/** The three plain reports. */
final class Reports {
    private Reports() {}

    static void bill(Question question, PrintStream out) {
        Bill bill = Bill.of(question);
        head(bill, out);
        out.println();
        out.println(Format.row("item", "count", "unit", "price", "dollars"));
        for (Line line : bill.lines()) {
            out.println(Format.row(
                    line.what(),
                    Format.plain(line.count()),
                    line.price().unit().text,
                    Format.plain(line.price().dollars()) + (line.price().verified() ? " " : "?"),
                    Format.two(line.dollars())));
        }
        out.println(Format.row(
                question.partOfMonth() == 1
                        ? "a month"
                        : Format.plain(question.hoursOfMonth() / 24) + " days, then torn down",
                "",
                "",
                "",
                Format.two(bill.total())));
        if (question.prompts() > 0) {
            out.println(Format.row(
                    "per thousand prompts", "", "", "", Format.two(bill.total() / question.prompts() * 1000)));
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "%s of it rest on prices that nobody verified (?); the oldest price is of %s. Before tax and support; no "
                        + "free tier is taken off.%n",
                Format.dollars(bill.unverified()),
                question.prices().oldest());
    }

    private static void head(Bill bill, PrintStream out) {
        Question question = bill.question();
        Load load = question.load();
        out.printf(
                Locale.ROOT,
                "%s in %s: %d students, %s prompts a month, %s on %s%s%n",
                question.setup().name(),
                question.prices().region(),
                load.students(),
                Format.whole(load.promptsAMonth()),
                question.worker().model(),
                question.worker().instance(),
                question.spot() ? " spot" : " on demand");
        arithmetic(bill, out);
    }

    static void arithmetic(Bill bill, PrintStream out) {
        Load load = bill.question().load();
        Worker worker = bill.question().worker();
        Queue queue = bill.queue();
        out.printf(
                Locale.ROOT,
                "  a prompt   %s tokens read at %s/s + %s written at %s/s = %s s of one worker; the first text after %s s%n",
                Format.plain(load.readTokens()),
                Format.plain(worker.readPerSecond()),
                Format.plain(load.writeTokens()),
                Format.plain(worker.writePerSecond()),
                Format.two(queue.secondsAPrompt()),
                Format.two(queue.secondsToRead()));
        out.printf(
                Locale.ROOT,
                "  busiest    %d students / %s s = %s prompts/s x %s s = %s workers busy on average%n",
                load.students(),
                Format.plain(load.every()),
                Format.three(queue.promptsASecond()),
                Format.two(queue.secondsAPrompt()),
                Format.two(queue.busyWorkers()));
        String fewer = bill.needed() == 1
                ? ""
                : "; with %d it is %s %%"
                        .formatted(
                                bill.needed() - 1,
                                Format.one(100 * queue.shareWithin(load.firstText(), bill.needed() - 1)));
        out.printf(
                Locale.ROOT,
                "  workers    %d: then %s %% see the first text within %s s%s; the whole answer takes %s s%n",
                bill.needed(),
                Format.one(100 * queue.shareWithin(load.firstText(), bill.needed())),
                Format.plain(load.firstText()),
                fewer,
                Format.two(queue.secondsAPrompt()));
        out.printf(
                Locale.ROOT,
                "  their time %s hours (%s days of %s hours; outside of them %s)%n",
                Format.plain(bill.workerHours()),
                Format.plain(load.days()),
                Format.plain(load.hours()),
                Format.plain(bill.question().setup().workers("idle")));
    }

    static void comparison(Question question, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s, %d students, %s prompts a month, %s on %s%n%n",
                question.prices().region(),
                question.load().students(),
                Format.whole(question.load().promptsAMonth()),
                question.worker().model(),
                question.worker().instance());
        out.println(
                "environment   workers   a month, spot   on demand   per 1,000 prompts, spot   workers' part, spot   unverified");
        for (Setup setup : question.setups().values()) {
            Bill spot = Bill.of(question.with(setup, true));
            Bill demand = Bill.of(question.with(setup, false));
            out.printf(
                    Locale.ROOT,
                    "%-11s %9d %15s %11s %25s %20s %% %11s%n",
                    setup.name(),
                    spot.needed() + (int) setup.workers("spare"),
                    Format.two(spot.total()),
                    Format.two(demand.total()),
                    question.prompts() == 0 ? "-" : Format.two(spot.total() / question.prompts() * 1000),
                    Format.one(100 * spot.of("workers") / spot.total()),
                    Format.two(spot.unverified()));
        }
    }

    static void cheapest(Question question, PrintStream out) {
        List<Bill> bills = new ArrayList<>();
        for (Setup setup : question.setups().values()) {
            for (Worker worker : question.workers()) {
                bills.add(Bill.of(question.with(setup, true).with(worker)));
                bills.add(Bill.of(question.with(setup, false).with(worker)));
            }
        }
        bills.sort(Comparator.comparingDouble(Bill::total));
        Bill best = bills.get(0);
        out.println("The cheapest of " + bills.size() + " ways:");
        out.println();
        bill(best.question(), out);
        out.println();
        out.println("The next ones:");
        bills.stream()
                .skip(1)
                .limit(4)
                .forEach(bill -> out.printf(
                        Locale.ROOT,
                        "  %-10s %-12s %-9s %s%n",
                        bill.question().setup().name(),
                        bill.question().worker().instance(),
                        bill.question().spot() ? "spot" : "on demand",
                        Format.dollars(bill.total())));
    }
}

/** The figures of the first plan, each with what the prices and the arithmetic of networks make of it. */
final class KnownFigures {
    private static final double PLANNED_MONTH = 185;
    private static final double PLANNED_ANSWER = 3;
    private static final double PLANNED_TEN_DAYS = 62;
    private static final double PLANNED_GPU_SAVING = 71;
    /** The first four addresses and the last of each subnet (Amazon VPC, subnet sizing). */
    private static final int KEPT_BY_AWS = 5;
    /** A prefix is a /28 (Amazon EC2, prefix delegation). */
    private static final int ADDRESSES_A_PREFIX = 16;
    /** What the kubelet is set to on nodes with fewer than 30 vCPU (Amazon EKS, choosing an instance type). */
    private static final int PODS_A_NODE = 110;

    private KnownFigures() {}

    static void print(Question question, PrintStream out) {
        Bill bill = Bill.of(question.with(question.setup(), true));
        answer(bill, out);
        month(question, bill, out);
        tenDays(bill, out);
        gpu(question, bill, out);
        spot(question, bill, out);
        addresses(out);
    }

    private static void answer(Bill bill, PrintStream out) {
        double patience = PLANNED_ANSWER - bill.queue().secondsToRead();
        double tokens = Math.max(0, patience * bill.question().worker().writePerSecond());
        say(
                out,
                "p95 of an answer < 3 s",
                tokens >= bill.question().load().writeTokens(),
                ("The whole answer takes %s s on an idle worker; in 3 s it is %s tokens long. What can be kept is the first"
                                + " text within %s s, with %d workers.")
                        .formatted(
                                Format.two(bill.queue().secondsAPrompt()),
                                Format.whole(tokens),
                                Format.plain(bill.question().load().firstText()),
                                bill.needed()));
    }

    private static void month(Question question, Bill bill, PrintStream out) {
        double floor = bill.of("eks.") + bill.of("nat.") + bill.of("vpc.") + bill.of("alb") + bill.of("rds.");
        double controllers = bill.of("ec2.");
        say(
                out,
                "$185 a month",
                bill.total() <= PLANNED_MONTH,
                ("%s costs %s a month. Control plane, NAT, addresses, load balancer and database take %s of it and two "
                                + "small nodes for the controllers %s; $185 leaves %s for workers, disks, keys and logs, which take %s.")
                        .formatted(
                                question.setup().name(),
                                Format.dollars(bill.total()),
                                Format.dollars(floor),
                                Format.dollars(controllers),
                                Format.dollars(PLANNED_MONTH - floor - controllers),
                                Format.dollars(bill.total() - floor - controllers)));
    }

    private static void tenDays(Bill bill, PrintStream out) {
        double days = Bill.of(bill.question().forDays(10)).total();
        say(
                out,
                "$62 for ten days",
                days <= PLANNED_TEN_DAYS,
                ("It is $185 x 10 / 30. The same ten days of this environment cost %s (%s x 240 h / 730 h), and only if the"
                                + " teardown leaves nothing behind.")
                        .formatted(Format.dollars(days), Format.dollars(bill.total())));
    }

    private static void gpu(Question question, Bill bill, PrintStream out) {
        double gpuHour = question.prices().of("ec2.g4dn.xlarge").dollars();
        double rest = bill.total() - bill.of("workers");
        double always = rest + gpuHour * Cost.HOURS_A_MONTH;
        double teaching = rest
                + gpuHour
                        * Math.min(
                                Cost.HOURS_A_MONTH,
                                question.load().days() * question.load().hours());
        double nodes = saved(bill.of("workers"), gpuHour * Cost.HOURS_A_MONTH);
        say(
                out,
                "71 % below GPUs",
                saved(bill.total(), always) >= PLANNED_GPU_SAVING,
                ("One g4dn.xlarge on demand all month in place of the workers makes the bill %s: %s %% saved. One that runs"
                                + " only while teaching makes it %s: %s %%. Of the nodes alone, spot CPUs while teaching against an idle GPU"
                                + " all month, it is %s %%. How many students a GPU serves was not measured.")
                        .formatted(
                                Format.dollars(always),
                                Format.one(saved(bill.total(), always)),
                                Format.dollars(teaching),
                                Format.one(saved(bill.total(), teaching)),
                                Format.one(nodes)));
    }

    private static void spot(Question question, Bill bill, PrintStream out) {
        double demand = Bill.of(question.with(question.setup(), false)).total();
        say(
                out,
                "spot saves 60-70 %",
                saved(bill.total(), demand) >= 60,
                ("The price file takes %s %% off the hour of a worker, unverified. Of the bill it is %s %% (%s instead of "
                                + "%s), since nothing but workers runs on spot.")
                        .formatted(
                                Format.one(100 * (1 - question.prices().spotShare())),
                                Format.one(saved(bill.total(), demand)),
                                Format.dollars(bill.total()),
                                Format.dollars(demand)));
    }

    private static void addresses(PrintStream out) {
        int size = 1 << (32 - 26);
        say(
                out,
                "62 addresses in a /26",
                size - KEPT_BY_AWS >= 62,
                "%d - %d that AWS keeps = %d.".formatted(size, KEPT_BY_AWS, size - KEPT_BY_AWS));
        int blocks = size / ADDRESSES_A_PREFIX;
        int whole = blocks - 2;
        int needed = (330 + ADDRESSES_A_PREFIX - 1) / ADDRESSES_A_PREFIX;
        say(
                out,
                "330 pods on a /26",
                whole * ADDRESSES_A_PREFIX >= 330,
                ("A /26 is %d blocks of /28, and the first and last hold addresses that AWS keeps: %d x %d = %d pods, and "
                                + "fewer as nodes take addresses. 330 = 3 nodes x %d is the kubelets' limit; their addresses are %d blocks, "
                                + "so a /23.")
                        .formatted(blocks, whole, ADDRESSES_A_PREFIX, whole * ADDRESSES_A_PREFIX, PODS_A_NODE, needed));
    }

    private static double saved(double now, double before) {
        return 100 * (1 - now / before);
    }

    private static void say(PrintStream out, String figure, boolean holds, String why) {
        out.printf("%-24s%s%n", figure, holds ? "holds" : "does not hold");
        out.println(Format.paragraph(why));
    }
}

/** Numbers as people read them, in any locale. */
final class Format {
    private Format() {}

    static String plain(double value) {
        String text = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.4f" : "%.1f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String dollars(double value) {
        return String.format(Locale.ROOT, value < 0 ? "-$%.2f" : "$%.2f", Math.abs(value));
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String paragraph(String text) {
        return text.replaceAll("(.{1,100})(?: |$)", "    $1\n").stripTrailing();
    }

    static String row(String what, String count, String unit, String price, String dollars) {
        return String.format(Locale.ROOT, "%-34s %10s  %-9s %10s %10s", what, count, unit, price, dollars)
                .stripTrailing();
    }
}
