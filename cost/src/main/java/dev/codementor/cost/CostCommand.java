package dev.codementor.cost;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the calculator. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 120,
        version = "CodeMentor 0.1.0",
        description =
                "Says what CodeMentor costs on AWS, in US dollars before tax. Without a report, prints the bill of one"
                        + " environment.",
        footer = {"", "Exit codes: 0 done, 2 wrong use or a wrong file."})
public final class CostCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int WRONG_USE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup
    private ReportOptions report = new ReportOptions();

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Mixin
    private final LoadOptions load = new LoadOptions();

    private CostCommand() {}

    /** Prints a report and ends the JVM: with 0, or with 2 and one sentence when an option or a file cannot be used. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CostCommand())
                .setOverwrittenOptionsAllowed(true)
                .registerConverter(int.class, NumberOption::parseWhole)
                .registerConverter(double.class, NumberOption::parse)
                .registerConverter(Double.class, NumberOption::parse)
                .setParameterExceptionHandler((wrong, arguments) -> refuse(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof BadInput)) {
                        throw failure;
                    }
                    return refuse(command.getErr(), failure);
                });
    }

    private static int refuse(ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        int code = refuse(err, wrong);
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("--help lists the options.");
        }
        return code;
    }

    private static int refuse(PrintWriter err, Exception wrong) {
        err.println("cost: " + String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", ""));
        return WRONG_USE;
    }

    @Override
    public Integer call() {
        Catalog catalog = plan.catalog();
        Question question =
                new Question(load.load(), load.firstTextSeconds(), plan.period(), catalog, plan.plan(catalog));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        report.report().print(question, out);
        out.flush();
        return DONE;
    }
}
