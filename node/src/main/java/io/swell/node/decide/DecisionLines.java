package io.swell.node.decide;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swell.shared.input.InputLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds steps to a dry run, line by line, and writes what it answers. Each answer goes out before the next line is read,
 * so a person or a program may hold a conversation. Empty lines are passed over.
 */
public final class DecisionLines {

    private static final int LONGEST_LINE = 10_000;

    private static final JsonMapper WRITER = new JsonMapper();

    private final DryRun dryRun;
    private final PrintStream out;
    private double lastSeconds;

    public DecisionLines(DryRun dryRun, PrintStream out) {
        this.dryRun = dryRun;
        this.out = out;
    }

    /**
     * Answers every line until the input ends.
     *
     * @throws io.swell.shared.input.BadInput at the first line that breaks a rule; those before it have been answered
     */
    public void answerAll(InputStream in) throws IOException {
        try (InputLines lines = new InputLines("stdin", in, LONGEST_LINE)) {
            for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    answer(lines, StepLine.parse(lines, line));
                }
            }
        }
    }

    private void answer(InputLines lines, StepLine line) throws IOException {
        DryRun.Step step = line.step();
        if (step.atSeconds() < lastSeconds) {
            throw lines.refuse("at", "must not go backwards (last: " + lastSeconds + ")", line.at());
        }
        lastSeconds = step.atSeconds();
        DryRun.Answer answer = dryRun.decide(step);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("at", line.at());
        if (Double.isFinite(answer.desired())) {
            json.put("desired", answer.desired());
        } else {
            json.putNull("desired");
        }
        json.put("target", answer.target()).put("reason", answer.reason());
        out.println(WRITER.writeValueAsString(json));
        out.flush();
    }
}
