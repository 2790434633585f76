package io.swell.node.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What a run came to.
 *
 * @param seconds the load lasted, without start and stop of the cluster
 * @param processes JVMs that took part
 * @param handles of all processes together
 * @param controllerMessages reports of load that reached the controller, of whichever kind
 * @param heartbeats those that said only that the process is there
 * @param urgentReports those an edge sent, not the timer
 * @param perHandleMessages what one message per handle and interval would have been
 * @param deployments in order of name
 */
@JsonPropertyOrder({
    "seconds",
    "processes",
    "handles",
    "requests",
    "controllerMessages",
    "heartbeats",
    "urgentReports",
    "perHandleMessages",
    "deployments"
})
public record DemoSummary(
        double seconds,
        int processes,
        int handles,
        @JsonUnwrapped @JsonIgnoreProperties("open") RequestCounts requests,
        long controllerMessages,
        long heartbeats,
        long urgentReports,
        long perHandleMessages,
        List<DeploymentSummary> deployments) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public DemoSummary {
        deployments = List.copyOf(deployments);
    }

    /**
     * What one deployment did.
     *
     * @param minRunning fewest replicas seen running after the first had come up
     * @param hosts addresses of all processes its replicas ran on
     */
    public record DeploymentSummary(
            String name, int scaleUps, int scaleDowns, int minRunning, int maxRunning, List<String> hosts) {}

    /** One object, its keys in the order of the components, the counts of requests among them. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary can always be written", e);
        }
    }
}
