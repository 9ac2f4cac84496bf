using VtOperate.Core.Redaction;

namespace VtOperate.Core.Tests;

public sealed class SecretRedactorTests
{
    // Every secret here is made up; parts are joined so that no scanner of this repository mistakes them for real ones.
    [Theory]
    [InlineData("key AKIA" + "IOSFODNN7EXAMPLE here", "key [redacted:aws-key] here")]
    [InlineData("ghp_" + "0123456789abcdefghijABCDEFGHIJ012345", "[redacted:github-token]")]
    [InlineData("xoxb-" + "1234567890-abcdefGHIJ", "[redacted:slack-token]")]
    [InlineData("POST https://hooks.slack" + ".com/services/T0/B0/abc failed", "POST [redacted:webhook] failed")]
    [InlineData("sk_live_" + "0123456789abcd", "[redacted:stripe-key]")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_DEF-123", "[redacted:jwt]")]
    [InlineData("Authorization: Bearer abc123.DEF456", "Authorization: Bearer [redacted:credential]")]
    [InlineData("postgres://app:s3cr:t!@db.example/shop", "postgres://app:[redacted:password]@db.example/shop")]
    [InlineData("Server=db;User Id=sa;Password=p@ss w;Encrypt=true", "Server=db;User Id=sa;Password=[redacted:secret] w;Encrypt=true")]
    [InlineData("DB_PASSWORD=hunter2", "DB_PASSWORD=[redacted:secret]")]
    [InlineData("{\"clientSecret\": \"a\\\"b\", \"x\": 1}", "{\"clientSecret\": \"[redacted:secret]\", \"x\": 1}")]
    [InlineData("api-key: 'Zx9'", "api-key: '[redacted:secret]'")]
    [InlineData("AccountKey=abc+/==;EndpointSuffix=core", "AccountKey=[redacted:secret];EndpointSuffix=core")]
    [InlineData("https://x.blob/y?sv=2020&sig=aB3%2Fdd99%3D&se=1", "https://x.blob/y?sv=2020&sig=[redacted:secret]&se=1")]
    [InlineData(":password => 'geheim'", ":password => '[redacted:secret]'")]
    [InlineData("Kennwort ist egal, password=größe", "Kennwort ist egal, password=[redacted:secret]")]
    public void Takes_the_whole_secret(string text, string expected)
    {
        string redacted = SecretRedactor.Redact(text);
        Assert.Equal(expected, redacted);
        Assert.Equal(redacted, SecretRedactor.Redact(redacted));
    }

    [Theory]
    [InlineData("SyntaxError: Unexpected token: }")]
    [InlineData("at Shop.Login(String password, CancellationToken token) in C:\\src\\Login.cs:line 12")]
    [InlineData("password is required")]
    [InlineData("password: missing")]
    [InlineData("password=${DB_PASSWORD}")]
    [InlineData("if (password == other)")]
    [InlineData("basic authentication is off")]
    [InlineData("https://example.com:8080/path@2")]
    [InlineData("CancellationToken: cancelled")]
    [InlineData("The secretary: Miss Moneypenny 007x1234")]
    [InlineData("token=null")]
    [InlineData("deadbeefdeadbeefdeadbeefdeadbeefdeadbeef")]
    public void Leaves_what_is_no_secret(string text) => Assert.Equal(text, SecretRedactor.Redact(text));

    [Fact]
    public void A_private_key_goes_even_when_its_end_is_torn_off()
    {
        string begin = "-----BEGIN RSA " + "PRIVATE KEY-----";
        Assert.Equal("a [redacted:private-key]", SecretRedactor.Redact($"a {begin}\r\nMIIE\r\nabc"));
        Assert.Equal("a [redacted:private-key] b", SecretRedactor.Redact($"a {begin}\nMIIE\n-----END RSA PRIVATE KEY----- b"));
    }

    [Fact]
    public void Hostile_text_is_redacted_and_does_not_run_away()
    {
        string text = string.Concat(Enumerable.Repeat("password=:a@b://:", 60_000)) + new string('-', 200_000);
        Assert.DoesNotContain("=:a@b", SecretRedactor.Redact(text), StringComparison.Ordinal);
    }
}
