package dev.codementor.api.batches.items;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Parameters;
import dev.codementor.grading.drafts.ReviewFlag;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchReader.ItemQuery;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.ItemState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/batches/{id}/items", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Batches", description = "Whole classes to be graded")
class ItemsController {

    private static final Set<String> PARAMETERS = Set.of("state", "flag", "order", "cursor", "limit");
    private static final int MOST = 500;

    private final BatchAccess access;
    private final ItemViews views;

    ItemsController(BatchAccess access, ItemViews views) {
        this.access = access;
        this.views = views;
    }

    @GetMapping
    @Operation(
            summary = "List the items of a batch",
            description = "In the order of the upload, or with 'order=gain' the items first where a person's look is "
                    + "expected to change most.")
    @Refuses({ProblemCode.UNKNOWN_FIELD, ProblemCode.INVALID_FIELD, ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH
    })
    ItemPage list(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @RequestParam(required = false)
                    @Parameter(description = "processing, succeeded, failed, cancelled or expired")
                    @Nullable
                    String state,
            @RequestParam(required = false) @Parameter(description = "Only items with this flag") @Nullable String flag,
            @RequestParam(defaultValue = "upload") @Parameter(description = "upload or gain") String order,
            @RequestParam(required = false) @Parameter(description = "'next' of the page before") @Nullable
                    String cursor,
            @RequestParam(defaultValue = "100") @Parameter(description = "Most items on the page, 1 to 500") int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        BatchRecord batch = access.taught(id, caller);
        Parameters.requireKnown(request, PARAMETERS);
        return views.list(
                batch, new ItemQuery(batch.id(), state(state), flag(flag), order(order), cursor(cursor), limit(limit)));
    }

    @GetMapping("/{customId}")
    @Operation(
            summary = "Read an item",
            description = "With the submission as it was handed in, and the grades with their evidence.")
    @Refuses({
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_BATCH,
        ProblemCode.UNKNOWN_ITEM,
        ProblemCode.STORE_UNAVAILABLE
    })
    ItemDetail read(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @PathVariable @Parameter(description = "The item's custom_id") String customId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        BatchRecord batch = access.taught(id, caller);
        return views.detail(batch, access.item(batch, customId));
    }

    private static @Nullable ItemState state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(ItemState.values())
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Parameters.invalid(
                        "state",
                        "must be one of "
                                + Arrays.stream(ItemState.values())
                                        .map(ItemState::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    private static @Nullable String flag(@Nullable String name) {
        if (name != null && ReviewFlag.of(name).isEmpty()) {
            throw Parameters.invalid(
                    "flag",
                    "must be one of "
                            + Arrays.stream(ReviewFlag.values())
                                    .map(ReviewFlag::wireName)
                                    .collect(Collectors.joining(", ")));
        }
        return name;
    }

    private static ItemQuery.Order order(String name) {
        return switch (name) {
            case "upload" -> ItemQuery.Order.UPLOAD;
            case "gain" -> ItemQuery.Order.EXPECTED_GAIN;
            default -> throw Parameters.invalid("order", "must be upload or gain");
        };
    }

    private static int cursor(@Nullable String cursor) {
        try {
            int after = cursor == null ? 0 : Integer.parseInt(cursor);
            if (after >= 0) {
                return after;
            }
        } catch (NumberFormatException none) {
            // Reported below, like a negative number.
        }
        throw Parameters.invalid("cursor", "must be 'next' of a page");
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Parameters.invalid("limit", "must be from 1 to " + MOST);
        }
        return limit;
    }
}
