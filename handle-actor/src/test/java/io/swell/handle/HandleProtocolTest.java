package io.swell.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.handle.directory.DirectoryNotice;
import io.swell.handle.directory.Routes;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.Call;
import io.swell.shared.protocol.HandleCommand.RequestCompleted;
import io.swell.shared.protocol.HandleCommand.RequestFailed;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.HandleCommand.RequestUnknown;
import io.swell.shared.protocol.Payload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandleProtocolTest {

    private final HandleBench bench = new HandleBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aHandleKnowsEveryMessageOfItsProtocol() {
        List<HandleCommand> samples = List.of(
                new Call("request", Optional.empty(), bench.caller.getRef()),
                new RequestCompleted(1, Payload.of("response")),
                new RequestFailed(1, "type", "message"),
                new RequestRefused(1, HandleBench.id("r1"), false),
                new RequestUnknown(1),
                new DirectoryNotice.ReplicaEnded(HandleBench.id("r1")),
                new DirectoryNotice.RoutesChanged(Routes.NOT_KNOWN_YET));
        List<Class<?>> known = new ArrayList<>(Arrays.asList(HandleCommand.class.getPermittedSubclasses()));
        known.remove(HandleCommand.Local.class);
        known.addAll(Arrays.asList(DirectoryNotice.class.getPermittedSubclasses()));
        assertThat(samples).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(known);

        assertThat(bench.declined(bench.handle(), samples)).isEmpty();
    }
}
