package io.swell.node.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swell.node.management.view.DeploymentView;
import io.swell.node.management.view.DeploymentsView;
import io.swell.node.management.view.OrderView;
import io.swell.shared.id.DeploymentId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What an operator asks of a node: how it is said over HTTP, and how the answer reads. */
public sealed interface OperatorRequest {

    /** From the root, as in {@code /deployments}. */
    String path();

    /** What is ordered, as JSON; empty where it only looks. */
    Optional<String> order();

    /**
     * The answer for people.
     *
     * @param json what the node said
     * @param zone whose clocks times are shown by
     * @throws JsonProcessingException if no node of Swell says such a thing
     */
    List<String> text(String json, ZoneId zone) throws JsonProcessingException;

    /** All deployments, in a table. */
    record ShowAll() implements Look {
        @Override
        public String path() {
            return "/deployments";
        }

        @Override
        public List<String> text(String json, ZoneId zone) throws JsonProcessingException {
            return StatusText.ofAll(Answers.read(json, DeploymentsView.class).deployments(), zone);
        }
    }

    /** One deployment, in the same table. */
    record Show(DeploymentId deployment) implements Look {
        @Override
        public String path() {
            return pathOf(deployment);
        }

        @Override
        public List<String> text(String json, ZoneId zone) throws JsonProcessingException {
            return StatusText.ofOne(Answers.read(json, DeploymentView.class), zone);
        }
    }

    /** Why a deployment has the replicas it has. */
    record Explain(DeploymentId deployment) implements Look {
        @Override
        public String path() {
            return pathOf(deployment);
        }

        @Override
        public List<String> text(String json, ZoneId zone) throws JsonProcessingException {
            return ExplainText.of(Answers.read(json, DeploymentView.class), zone);
        }
    }

    /**
     * So many replicas.
     *
     * @param time for how long, as in {@code 30m}; empty until it is resumed
     */
    record Scale(DeploymentId deployment, int replicas, Optional<String> time) implements OperatorRequest {
        @Override
        public String path() {
            return pathOf(deployment) + "/scale";
        }

        @Override
        public Optional<String> order() {
            return Optional.of("{\"replicas\":" + replicas
                    + time.map(it -> ",\"for\":\"" + it + "\"").orElse("") + "}");
        }

        @Override
        public List<String> text(String json, ZoneId zone) throws JsonProcessingException {
            int target = Answers.read(json, OrderView.class).target();
            String cut =
                    target == replicas ? "," : " instead of " + replicas + ", for its budget has no room for more;";
            return List.of(deployment + ": target is " + target + cut + " by hand" + until(time));
        }
    }

    /**
     * To stay as it is.
     *
     * @param time for how long, as in {@code 30m}; empty until it is resumed
     */
    record Pause(DeploymentId deployment, Optional<String> time) implements OperatorRequest {
        @Override
        public String path() {
            return pathOf(deployment) + "/pause";
        }

        @Override
        public Optional<String> order() {
            return Optional.of(time.map(it -> "{\"for\":\"" + it + "\"}").orElse("{}"));
        }

        @Override
        public List<String> text(String json, ZoneId zone) throws JsonProcessingException {
            int target = Answers.read(json, OrderView.class).target();
            return List.of(deployment + ": target stays " + target + ", paused" + until(time));
        }
    }

    /** To decide again. */
    record Resume(DeploymentId deployment) implements OperatorRequest {
        @Override
        public String path() {
            return pathOf(deployment) + "/resume";
        }

        @Override
        public Optional<String> order() {
            return Optional.of("{}");
        }

        @Override
        public List<String> text(String json, ZoneId zone) throws JsonProcessingException {
            int target = Answers.read(json, OrderView.class).target();
            return List.of(deployment + ": target is " + target + ", and its policy decides again");
        }
    }

    /** What changes nothing. */
    sealed interface Look extends OperatorRequest {
        @Override
        default Optional<String> order() {
            return Optional.empty();
        }
    }

    private static String pathOf(DeploymentId deployment) {
        return "/deployments/" + deployment;
    }

    private static String until(Optional<String> time) {
        return time.map(it -> " for " + it).orElse(" until it is resumed");
    }
}
