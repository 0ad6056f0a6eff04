using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Names;

public sealed class AttributeDescriptionCacheTests
{
    [Fact]
    public void Any_number_of_descriptions_come_out_as_they_went_in_from_any_number_of_threads() =>
        Parallel.For(0, 8, seed =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                var text = $"attribute-{i * (seed + 1) % 4999};x-{new string('o', i % 80)}";

                Assert.Equal(text, AttributeDescriptionCache.Get(Encoding.UTF8.GetBytes(text)).ToString());
            }
        });

    [Fact]
    public void Case_is_kept_and_does_not_matter()
    {
        var lower = AttributeDescriptionCache.Get("homedirectory"u8);
        var camel = AttributeDescriptionCache.Get("homeDirectory"u8);

        Assert.Equal("homeDirectory", camel.ToString());
        Assert.Equal(lower, camel);
    }

    [Fact]
    public void A_description_that_was_just_seen_is_the_same_object() =>
        Assert.Same(AttributeDescriptionCache.Get("roomNumber"u8), AttributeDescriptionCache.Get("roomNumber"u8));
}
