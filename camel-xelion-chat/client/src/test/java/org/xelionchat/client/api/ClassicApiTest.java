package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;

/** What the classic API asks for, and how it reads the answers of the guide's samples (P3), and stranger ones. */
class ClassicApiTest {

    private static final String LOGIN = "{\"authentication\":\"secret-token\",\"renewalToken\":\"secret-renewal\","
            + "\"validUntil\":\"2017-03-09 11:08:51\",\"host\":null}";
    private static final Instant NOW = Instant.parse("2018-04-06T18:00:00Z");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<HttpCall> calls = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void logsInWithWhatIsConfigured() {
        assertThat(answering("{\"data\":[]}").listPhoneLines().join()).isEmpty();

        HttpCall login = calls.get(0);
        assertThat(login.method()).isEqualTo("POST");
        assertThat(login.path()).isEqualTo("/api/v1/a%20tenant/me/login");
        assertThat(login.body())
                .isEqualTo(
                        "{\"userName\":\"admin\",\"password\":\"pass\\\"word\",\"userSpace\":\"here\",\"appKey\":\"key\"}");
        assertThat(login.authorization()).isNull();
        assertThat(calls.get(1).authorization().get()).isEqualTo("xelion secret-token");
    }

    @Test
    void opensASessionOnALine() {
        ChatSession session = answering("{\"object\":{\"participants\":[{\"commonName\":\"Wesley\",\"oid\":\"1650975\","
                        + "\"objectType\":\"Person\"}],\"sessionType\":\"external\",\"commonName\":\"<Unknown>"
                        + " <XCCChatSession>\",\"oid\":\"1896095\",\"objectType\":\"XCCChatSession\"},\"links\":[{\"rel\":"
                        + "\"self\",\"href\":\"https://xelion.nl/api/v1/master/chats/1896095\",\"method\":\"GET\"}]}")
                .createSession(Visitor.of(Map.of("clientId", "external1", "x", 1)), "1651226")
                .join();

        assertThat(session.id()).isEqualTo("1896095");
        assertThat(session.name()).isEqualTo("<Unknown> <XCCChatSession>");
        assertThat(session.ended()).isFalse();
        assertThat(calls.get(1).path()).endsWith("/chats/external_session");
        assertThat(calls.get(1).body())
                .isEqualTo("{\"clientId\":\"external1\",\"x\":1,\"phoneLine\":{\"oid\":\"1651226\"}}");
    }

    @Test
    void sendsATextAndReadsBothIds() {
        ChatMessage sent = answering("{\"object\":{\"contents\":\"we need a bigger boat\",\"date\":"
                        + "\"2018-04-06 17:58:49\",\"incoming\":false,\"read\":false,\"clientId\":\"tablet support\","
                        + "\"communication\":{\"oid\":\"1932333\",\"objectType\":\"XCCUserChat\"},\"oid\":\"1739638\","
                        + "\"objectType\":\"XCCChat\"},\"links\":[{\"rel\":\"self\",\"method\":\"GET\"}]}")
                .sendMessage("1588675", "tablet support", new OutgoingMessage("we need a bigger boat"))
                .join();

        assertThat(sent)
                .isEqualTo(new ChatMessage(
                        "1739638",
                        "1588675",
                        "we need a bigger boat",
                        "tablet support",
                        Instant.parse("2018-04-06T17:58:49Z"),
                        Direction.VISITOR,
                        false,
                        false,
                        null,
                        "1932333"));
        assertThat(sent.ids()).containsExactly("1739638", "1932333");
        assertThat(calls.get(1).path()).endsWith("/chats/1588675/messages/external");
        assertThat(calls.get(1).safeToRepeat()).isFalse();
        assertThat(calls.get(1).body())
                .isEqualTo("{\"text\":\"we need a bigger boat\",\"clientId\":\"tablet support\"}");
    }

    @Test
    void sendsAnAttachmentInBase64() {
        answering("{\"object\":{\"contents\":null,\"oid\":\"7\"}}")
                .sendMessage("1", null, new OutgoingMessage(" ", new Attachment("circle.jpg", "image/jpg", new byte[] {
                    -1, -40, -1
                })))
                .join();

        assertThat(calls.get(1).body())
                .isEqualTo("{\"attachment\":{\"originalLocation\":\"circle.jpg\",\"commonName\":\"circle.jpg\","
                        + "\"mimeType\":\"image/jpg\",\"contentsB64String\":\"/9j/\"}}");
    }

    @Test
    void readsAListOf2024() {
        String list =
                "{\"data\":[{\"object\":{\"subject\":\"hello\",\"date\":\"2024-10-11 15:24:19\",\"durationSec\":0,"
                        + "\"incoming\":false,\"displayed\":true,\"forwarded\":false,\"contentSummary\":\"hello there\","
                        + "\"contentSummaryIsComplete\":true,\"participants\":[],\"callId\":\"\",\"id\":\"ce446930aee57b45\"}},"
                        + "{\"object\":{\"contents\":{\"content\":\"we need a bigger boat\",\"contentType\":\"\",\"oid\":\"4647564\","
                        + "\"objectType\":\"Comment\"},\"durationSec\":0,\"incoming\":true,\"oid\":\"4647560\",\"id\":\"ce44\"}}]}";

        List<ChatMessage> messages = answering(list).getMessages("1").join();

        assertThat(messages).extracting(ChatMessage::text).containsExactly("we need a bigger boat", "hello there");
        assertThat(messages).extracting(ChatMessage::id).containsExactly("4647560", "ce446930aee57b45");
        assertThat(messages).extracting(ChatMessage::direction).containsExactly(Direction.VISITOR, Direction.AGENT);
        assertThat(messages).noneMatch(ChatMessage::hasOwnId);
    }

    @Test
    void readsAListOf2018() {
        String list =
                "{\"data\":[{\"object\":{\"contents\":\"two\",\"creator\":{\"commonName\":\"Arno\"},\"incoming\":true,"
                        + "\"oid\":\"12\",\"objectType\":\"XCCChat\",\"repliedMessage\":{\"oid\":\"11\"}}},{\"object\":{\"contents\":"
                        + "\"one\",\"incoming\":false,\"clientId\":\"peter\",\"oid\":\"11\",\"objectType\":\"XCCChat\"}}]}";

        List<ChatMessage> messages = answering(list).getMessages("1").join();

        assertThat(messages).extracting(ChatMessage::text).containsExactly("one", "two");
        assertThat(messages).extracting(ChatMessage::direction).containsExactly(Direction.VISITOR, Direction.AGENT);
        assertThat(messages).extracting(ChatMessage::senderName).containsExactly("peter", "Arno");
        assertThat(messages.get(1).repliedMessageId()).isEqualTo("11");
        assertThat(messages).allMatch(ChatMessage::hasOwnId);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "\"disabled\":false; false",
                "\"disabled\":true; true",
                "\"disabled\":\"true\"; true",
                "\"chatSessionEndedDate\":\"2018-04-06 17:00:00\"; true",
                "\"chatSessionEndedDate\":\"2018-04-06 19:00:00\"; false",
                "\"chatSessionEndedDate\":\"\"; false"
            })
    void tellsWhetherASessionHasEnded(String fields, boolean ended) {
        String answer = "{\"object\":{\"participants\":[],\"commonName\":\"Chat\",\"oid\":\"1588675\"," + fields + "}}";

        assertThat(answering(answer).getSession("1588675").join().ended()).isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\":{\"oid\":\"5\",\"commonName\":\"Support\",\"extension\":\"101\"}}",
                "{\"oid\":5,\"commonName\":\"Support\",\"extension\":101}",
                "{\"object\":{\"oid\":\"5\",\"commonName\":\"Support\",\"extensions\":[{\"address\":\"0201234101\"},"
                        + "{\"address\":\"101\"}]}}"
            })
    void readsAPhoneLine(String line) {
        assertThat(answering("{\"data\":[" + line + "]}").listPhoneLines().join())
                .containsExactly(new PhoneLine("5", "Support", "101"));
    }

    @Test
    void followsPagesUntilNothingNewComes() {
        AtomicInteger page = new AtomicInteger();

        List<PhoneLine> lines = api(call -> page(page.incrementAndGet() % 3, "cursor " + page.get()))
                .listPhoneLines()
                .join();

        assertThat(lines).extracting(PhoneLine::id).containsExactly("1", "2", "0");
        assertThat(calls.get(2).path()).endsWith("/phonelines?after=cursor+1");
        assertThat(page).hasValue(4);
    }

    @Test
    void aPageThatNamesItselfIsTheLast() {
        AtomicInteger page = new AtomicInteger();

        assertThat(api(call -> page(page.incrementAndGet(), "same"))
                        .listPhoneLines()
                        .join())
                .hasSize(2);
    }

    @Test
    void aListWithoutEndIsGivenUp() {
        AtomicInteger page = new AtomicInteger();

        XelionChatException failure = failure(
                api(call -> page(page.incrementAndGet(), "next " + page.get())).listPhoneLines());

        assertThat(failure).isInstanceOf(XelionProtocolException.class).hasMessageContaining("the list has no end");
        assertThat(page).hasValue(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "{\"authentication\":\"\"}", "{\"object\":\"secret-renewal\"}"})
    void aLoginWithoutATokenFailsWithoutAWordOfTheAnswer(String answer) {
        XelionChatException failure = failure(apiLoggingInWith(answer).getSession("1"));

        assertThat(failure).hasMessage("getSession was not sent: login failed: the answer must hold a session token");
        assertThat(failure.getAnswer()).isNull();
        assertThat(failure.getCause().toString()).doesNotContain("secret");
    }

    private static HttpAnswer page(int id, String next) {
        return new HttpAnswer(
                200,
                "{\"data\":[{\"object\":{\"oid\":\"" + id + "\"}}],\"meta\":{\"paging\":{\"nextId\":\"" + next
                        + "\"}}}",
                null);
    }

    private ClassicApi answering(String body) {
        return api(call -> new HttpAnswer(200, body, null));
    }

    private ClassicApi apiLoggingInWith(String login) {
        return over(call -> new HttpAnswer(200, login, null));
    }

    private ClassicApi api(Function<HttpCall, HttpAnswer> answers) {
        return over(call -> call.path().endsWith("/me/login") ? new HttpAnswer(200, LOGIN, null) : answers.apply(call));
    }

    private ClassicApi over(Function<HttpCall, HttpAnswer> answers) {
        XelionChatSettings settings = XelionChatSettings.builder()
                .api(ChatApiGeneration.CLASSIC)
                .host("xelion.test")
                .tenant("a tenant")
                .username("admin")
                .password(() -> "pass\"word")
                .userSpace("here")
                .appKey(() -> "key")
                .build();
        ClientResources resources = new ClientResources(
                Runnable::run, Runnable::run, timer, Clock.fixed(NOW, ZoneOffset.UTC), new Random(1), Thread::new);
        return new ClassicApi(settings, resources, call -> {
            calls.add(call);
            return CompletableFuture.supplyAsync(() -> answers.apply(call), timer);
        });
    }

    private static XelionChatException failure(CompletableFuture<?> call) {
        Throwable failure = call.handle((answer, thrown) -> thrown).join();
        assertThat(failure).isNotInstanceOf(CompletionException.class).isInstanceOf(XelionChatException.class);
        return (XelionChatException) failure;
    }
}
