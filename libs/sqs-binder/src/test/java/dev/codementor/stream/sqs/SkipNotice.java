package dev.codementor.stream.sqs;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** Says in the log what a quiet build would hide: that there was no Docker, and what was not tested therefore. */
final class SkipNotice implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty() && !DockerClientFactory.instance().isDockerAvailable()) {
            LoggerFactory.getLogger(context.getRequiredTestClass())
                    .warn("SKIPPED: the contract on LocalStack, because no Docker answers here");
        }
        return ConditionEvaluationResult.enabled("only says so");
    }
}
