# The learning loop in one minute: three similar problems are written down, the pattern behind them is promoted, and the investigation of a fourth
# such bug, told in other words, names the pattern and the three solutions before anything else.
#
#   dotnet run --project src/VtOperate.Shell -- examples/learn.ps1
param(
    # Where the knowledge is written; an empty folder of its own by default.
    [string] $Folder = [IO.Directory]::CreateTempSubdirectory('vtoperate-learn-').FullName
)

"The knowledge base of this example is $Folder" | Out-Host

Add-Solution 'Problem: Users are logged out after every deployment: RedisTimeoutException in the session store, Solution: Bound the Redis connection pool to 20 connections, Cause: unbounded connection pool, Module: Sessions, Severity: high' -Repository $Folder | Out-Host

Add-Solution 'Problem: The cart is empty after a release, the Redis connection pool is exhausted (RedisTimeoutException), Fix: Limit the connection pool of the cart to 20, Cause: unbounded connection pool, Module: Cart' -Repository $Folder | Out-Host

Add-Solution 'Problem: Search answers 500 while a deployment is running, RedisTimeoutException: no free connection in the pool, Fix: Set the limit of the Redis connection pool, Cause: unbounded connection pool, Module: Search' -Repository $Folder | Out-Host

Get-CriticalPattern -Repository $Folder | Out-Host

Invoke-BugInvestigation 'During the rollout the wish list of our customers was gone for a minute. The log says: StackExchange.Redis.RedisTimeoutException, all connections are in use.' -Repository $Folder
