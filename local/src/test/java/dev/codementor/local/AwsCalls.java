package dev.codementor.local;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * What one service asks of AWS: each call as the IAM permission that it needs, such as {@code sqs:SendMessage grading},
 * {@code s3:PutObject uploads/} or {@code cloudwatch:PutMetricData CodeMentor}.
 */
final class AwsCalls implements ExecutionInterceptor {

    static final String QUEUE_PREFIX = "codementor-";

    private final Set<String> made = new ConcurrentSkipListSet<>();
    private final Set<String> refused = new ConcurrentSkipListSet<>();

    /** Permissions that were needed until now, sorted. */
    Set<String> made() {
        return new TreeSet<>(made);
    }

    /** Those of calls that the server answered by 403 since {@link #forgetRefused}. */
    Set<String> refused() {
        return new TreeSet<>(refused);
    }

    void forgetRefused() {
        refused.clear();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        needed(context.request()).forEach(made::add);
    }

    /** A deletion of many objects is answered by 200 and an error for each. */
    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof DeleteObjectsResponse deleted
                && deleted.errors().stream().anyMatch(error -> "AccessDenied".equals(error.code()))) {
            needed(context.request()).forEach(refused::add);
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException failure && failure.statusCode() == 403) {
            needed(context.request()).forEach(refused::add);
        }
    }

    /** As the Service Authorization Reference maps operations to actions: a batch needs the permission of its single call. */
    private static Stream<String> needed(SdkRequest request) {
        return switch (request) {
            case SendMessageRequest send -> queue("SendMessage", send.queueUrl());
            case SendMessageBatchRequest send -> queue("SendMessage", send.queueUrl());
            case ReceiveMessageRequest receive -> queue("ReceiveMessage", receive.queueUrl());
            case DeleteMessageRequest delete -> queue("DeleteMessage", delete.queueUrl());
            case DeleteMessageBatchRequest delete -> queue("DeleteMessage", delete.queueUrl());
            case ChangeMessageVisibilityRequest change -> queue("ChangeMessageVisibility", change.queueUrl());
            case ChangeMessageVisibilityBatchRequest change -> queue("ChangeMessageVisibility", change.queueUrl());
            case GetQueueAttributesRequest get -> queue("GetQueueAttributes", get.queueUrl());
            case GetQueueUrlRequest get -> queue("GetQueueUrl", get.queueName());
            case PutObjectRequest put -> object("PutObject", put.key());
            case GetObjectRequest get -> object("GetObject", get.key());
            case HeadObjectRequest head -> object("GetObject", head.key());
            case DeleteObjectRequest delete -> object("DeleteObject", delete.key());
            case DeleteObjectsRequest delete ->
                delete.delete().objects().stream().flatMap(each -> object("DeleteObject", each.key()));
            case ListObjectsV2Request list -> object("ListBucket", String.valueOf(list.prefix()));
            case PutMetricDataRequest put -> Stream.of("cloudwatch:PutMetricData " + put.namespace());
            // Fails the test, as nothing of this name is declared.
            default -> Stream.of(request.getClass().getSimpleName());
        };
    }

    private static Stream<String> queue(String action, String urlOrName) {
        String name = urlOrName.substring(urlOrName.lastIndexOf('/') + 1);
        return Stream.of("sqs:" + action + " " + name.replaceFirst("^" + QUEUE_PREFIX, ""));
    }

    private static Stream<String> object(String action, String key) {
        return Stream.of("s3:" + action + " " + key.substring(0, key.indexOf('/') + 1));
    }
}
