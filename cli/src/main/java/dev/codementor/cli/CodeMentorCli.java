package dev.codementor.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command line. */
@Command(
        name = "codementor",
        mixinStandardHelpOptions = true,
        version = "CodeMentor 0.1.0",
        description =
                "Grades submissions by a rubric with the model that your CodeMentor runs. A person decides; the model drafts.",
        footer = {
            "",
            "The token of an instructor is read from the environment variable CODEMENTOR_TOKEN or from --token-file.",
            "Exit codes: 0 done, 1 not everything was graded or verified, 2 wrong use, 3 refused by the server, 4 not reached."
        },
        subcommands = {
            GradeCommand.class,
            WatchCommand.class,
            StartCommand.class,
            ChangeCommand.Pause.class,
            ChangeCommand.Resume.class,
            ChangeCommand.Cancel.class,
            ChangeCommand.RetryFailed.class,
            ResultsCommand.class,
            VerifyCommand.class,
            LocalTokenCommand.class
        })
public final class CodeMentorCli {

    private CodeMentorCli() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CodeMentorCli())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof CliFailure told)) {
                        throw failure;
                    }
                    PrintWriter err = command.getErr();
                    told.lines().forEach(err::println);
                    return told.exit().code();
                });
    }
}
