package io.swell.node.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;

/** Asks a node and shows what it said. */
public final class Operate {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private Operate() {}

    /**
     * Asks once.
     *
     * @param json whether the answer is shown as it came
     * @param zone whose clocks times are shown by
     * @return the exit code: 0 for done, 1 where the node refused or was not reached
     */
    public static int run(
            OperatorRequest request, URI url, boolean json, ZoneId zone, PrintStream out, PrintStream err) {
        try {
            String answer = new NodeConnection(url).ask(request);
            List<String> text = request.text(answer, zone);
            (json ? List.of(answer.stripTrailing()) : text).forEach(out::println);
            return DONE;
        } catch (JsonProcessingException e) {
            err.println("swell: " + url + " did not answer as a node of Swell does");
        } catch (NotDone e) {
            err.println("swell: " + e.getMessage());
        }
        return FAILED;
    }
}
