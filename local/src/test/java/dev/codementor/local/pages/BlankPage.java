package dev.codementor.local.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page with nothing in it but the way to our modules, which are tested here one by one; its time stands still when told so. */
final class BlankPage implements AutoCloseable {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">.*?</script>", Pattern.DOTALL);
    private static final double PATIENCE = 10_000;

    private final BrowserContext context;
    private final Page page;
    private final String address;

    BlankPage(BrowserContext context, URI origin) {
        this(context, origin + "/blank", importMap(context, origin));
    }

    private BlankPage(BrowserContext context, String address, String map) {
        this.context = context;
        this.address = address;
        context.route(
                url -> url.startsWith(address),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><title>blank</title>" + map)));
        this.page = context.newPage();
        page.navigate(address);
    }

    /** Another page in the same browser. */
    Page another() {
        Page other = context.newPage();
        other.navigate(address);
        return other;
    }

    Page page() {
        return page;
    }

    String address() {
        return address;
    }

    BrowserContext context() {
        return context;
    }

    /** From here on, time goes on only by {@link #pass}. */
    BlankPage stopClock() {
        page.clock().install();
        page.clock().pauseAt(System.currentTimeMillis() + 1_000);
        return this;
    }

    void pass(long millis) {
        page.clock().runFor(millis);
    }

    /** The value of an expression, or of the promise that it is. */
    @Nullable
    Object evaluate(String expression) {
        return page.evaluate(expression);
    }

    /** What the function's body returns. */
    @Nullable
    Object run(String body) {
        return page.evaluate("async () => {" + body + "}");
    }

    List<?> list(String expression) {
        return evaluate(expression) instanceof List<?> list ? list : List.of();
    }

    long number(String expression) {
        return evaluate(expression) instanceof Number number ? number.longValue() : -1;
    }

    void await(String expression, Predicate<@Nullable Object> fulfilled) {
        page.waitForCondition(
                () -> fulfilled.test(evaluate(expression)), new Page.WaitForConditionOptions().setTimeout(PATIENCE));
    }

    @Override
    public void close() {
        context.close();
    }

    private static String importMap(BrowserContext context, URI origin) {
        Matcher map = IMPORT_MAP.matcher(
                context.request().get(origin.toString() + "/").text());
        if (!map.find()) {
            throw new IllegalStateException("The page has no import map");
        }
        return map.group();
    }
}
