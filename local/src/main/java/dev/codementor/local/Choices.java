package dev.codementor.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a person chose for this start, checked; ports that were left open are found.
 *
 * @param dataDirectory where all data is kept
 * @param apiPort pages and API
 * @param notifierPort live events
 * @param managementPort health and meters
 * @param issuerPort the identity issuer
 * @param signInValidity how long a page's token is valid
 * @param sqsPort the embedded SQS; 0 for any free one
 * @param s3Port the embedded S3; 0 for any free one
 * @param databasePort the embedded PostgreSQL; 0 for any free one
 * @param ollama where Ollama may answer
 * @param ollamaVariable the same as the worker reads it, perhaps with user and password
 * @param model the model that answers
 * @param rehearsalSlots the parallel slots of the rehearsal model server, as many as the worker's
 * @param modelThreads CPU threads that the model may use; empty when it was not chosen
 * @param pullModel let Ollama download the model if it lacks it
 * @param startOllama start the installed Ollama when none answers
 * @param serversOnly start the embedded servers and nothing else
 * @param arguments of the command line, for the parts
 */
record Choices(
        Path dataDirectory,
        int apiPort,
        int notifierPort,
        int managementPort,
        int issuerPort,
        Duration signInValidity,
        int sqsPort,
        int s3Port,
        int databasePort,
        URI ollama,
        String ollamaVariable,
        String model,
        OptionalInt rehearsalSlots,
        OptionalInt modelThreads,
        boolean pullModel,
        boolean startOllama,
        boolean serversOnly,
        List<String> arguments) {}
