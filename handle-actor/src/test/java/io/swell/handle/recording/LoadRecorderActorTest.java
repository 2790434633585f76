package io.swell.handle.recording;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.swell.handle.metrics.MetricsPusherActor.TakeSample;
import io.swell.shared.config.RecorderSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.recording.DamagedRecording;
import io.swell.shared.recording.LoadRow;
import io.swell.shared.recording.LoadSample;
import io.swell.shared.recording.RecordingHeader;
import io.swell.shared.recording.RecordingReader;
import io.swell.shared.recording.RecordingReader.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder whose pusher is a probe: an interval is 1 s, a flush every 5 s. Its process began at 1,000 s. */
class LoadRecorderActorTest {

    private static final ProcessId PROCESS = new ProcessId("10.0.0.1:25520", 77);

    @TempDir
    private Path folder;

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<PusherCommand> pusher = kit.createTestProbe(PusherCommand.class);
    private final TestProbe<Done> done = kit.createTestProbe(Done.class);

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private ActorRef<LoadRecorderActor.Command> record(Path file) {
        RecorderSettings settings =
                new RecorderSettings(Optional.of(file), Duration.ofSeconds(1), Duration.ofSeconds(5), 2 << 20);
        return kit.spawn(LoadRecorderActor.create(settings, file, PROCESS, pusher.getRef(), () -> 1_000_100));
    }

    /** Answers the next question. The wall clock stands at 1,000.1 s. */
    private LoadSample answer(long fromMillis, long toMillis, int requests) {
        LoadRow row = new LoadRow(new DeploymentId("echo"), requests, 0, 0, 0, 0, 0);
        LoadSample sample = new LoadSample(fromMillis, toMillis, requests == 0 ? List.of() : List.of(row));
        question().replyTo().tell(sample);
        return sample;
    }

    /** The next question; lets time pass until it comes, since nothing tells when the timer for it is set. */
    private TakeSample question() {
        return pusher.awaitAssert(() -> {
            time.timePasses(Duration.ofMillis(100));
            return pusher.expectMessageClass(TakeSample.class, Duration.ofMillis(20));
        });
    }

    private static List<Entry> read(Path file) throws IOException, DamagedRecording {
        List<Entry> entries = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (@Nullable Entry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private void finish(ActorRef<LoadRecorderActor.Command> recorder) {
        recorder.tell(new LoadRecorderActor.Finish(done.getRef()));
    }

    @Test
    void writesWhatThePusherSaysAndTheRestWhenItEnds() throws Exception {
        Path file = folder.resolve("load.rec");
        ActorRef<LoadRecorderActor.Command> recorder = record(file);
        answer(0, 100, 0);
        LoadSample first = answer(100, 1_000, 5);

        finish(recorder);
        LoadSample last = answer(1_000, 1_400, 2);

        done.expectMessage(Done.getInstance());
        List<Entry> entries = read(file);
        assertThat(entries.get(0).header()).contains(new RecordingHeader(1_000_000, 77, 0));
        assertThat(entries.stream().flatMap(entry -> entry.sample().stream())).containsExactly(first, last);
        kit.createTestProbe().expectTerminated(recorder);
    }

    @Test
    void endsAfterTheAnswerThatWasUnderWayAndOneMore() throws Exception {
        Path file = folder.resolve("load.rec");
        ActorRef<LoadRecorderActor.Command> recorder = record(file);
        TakeSample underWay = question();

        finish(recorder);
        LoadRow row = new LoadRow(new DeploymentId("echo"), 1, 0, 0, 0, 0, 0);
        underWay.replyTo().tell(new LoadSample(0, 100, List.of(row)));
        done.expectNoMessage(Duration.ZERO);
        answer(100, 200, 2);

        done.expectMessage(Done.getInstance());
        assertThat(read(file)).hasSize(3);
    }

    @Test
    void isFlushedFromTimeToTime() throws Exception {
        Path file = folder.resolve("load.rec");
        record(file);
        long now = 0;
        for (int second = 1; second <= 6; second++) {
            answer(now, second * 1_000L, second);
            now = second * 1_000L;
        }
        question();

        assertThat(read(file).stream().flatMap(entry -> entry.sample().stream()))
                .hasSize(5);
    }

    @Test
    void withoutAFileItCanWriteItAsksNothingAndStillEnds() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "dear diary");
        ActorRef<LoadRecorderActor.Command> recorder = record(file);

        finish(recorder);

        done.expectMessage(Done.getInstance());
        pusher.expectNoMessage(Duration.ZERO);
        assertThat(Files.readString(file)).isEqualTo("dear diary");
    }
}
