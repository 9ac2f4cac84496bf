using VtOperate.Core.Code.Routes;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>What the routes files of Rails declare, line by line as the guide of Rails writes them.</summary>
public sealed class RailsRouteTests
{
    public static TheoryData<string, string> Lines { get; } = new()
    {
        { "get '/orders', to: 'orders#index'", "GET /orders" },
        { "get 'orders/:id' => 'orders#show'", "GET /orders/{}" },
        { "get \"orders(.:format)\", to: \"orders#index\"", "GET /orders" },
        { "get 'orders(/:page)', to: 'orders#index'", "GET /orders|GET /orders/{}" },
        { "match 'orders', to: 'orders#any', via: [:get, :post]", "GET /orders|POST /orders" },
        { "match 'orders', to: 'orders#any', via: :all", "* /orders" },
        { "get 'files/*path', to: 'files#show'", "GET /files/{**}" },
        { "get '/old', to: redirect('/new')", "(GET /old)" },
        { "get '/c/:id' => 'comments#redirect_from_id'", "GET /c/{}" },
        { "get '/~:name/:page' => 'users#show'", "GET /~{}/{}" },
        { "get \"/#{name}\", to: 'x#y'", "~GET /{**}" },
        { "resources :orders, only: [:index, :show]", "GET /orders|GET /orders/{}" },
        { "resources :orders, except: %i[new edit index show destroy]", "POST /orders|PATCH /orders/{}|PUT /orders/{}" },
        { "resources :orders", "GET /orders|POST /orders|(GET /orders/new)|GET /orders/{}|(GET /orders/{}/edit)|PATCH /orders/{}|PUT /orders/{}|DELETE /orders/{}" },
        { "resources(:orders, :items, only: :index)", "GET /orders|GET /items" },
        { "resources :orders, path: 'baskets', only: :show, param: :slug", "GET /baskets/{}" },
        { "resources :orders, only: ACTIONS.take(1)", "(GET /orders)|(POST /orders)|(GET /orders/new)|(GET /orders/{})|(GET /orders/{}/edit)|(PATCH /orders/{})|(PUT /orders/{})|(DELETE /orders/{})" },
        { "resource :profile, only: [:show, :update]", "GET /profile|PATCH /profile|PUT /profile" },
        { "resources :orders, only: [] do\n  resources :items, only: :index\n  get :preview\n  get :search, on: :collection\n  member do\n    post :pay\n  end\n  collection { get :recent }\nend", "GET /orders/{}/items|GET /orders/{}/preview|GET /orders/search|POST /orders/{}/pay|GET /orders/recent" },
        { "resources :posts, only: [], shallow: true do\n  resources :comments, only: [:index, :show]\nend", "GET /posts/{}/comments|GET /comments/{}" },
        { "namespace :admin do\n  namespace 'v1' do\n    get :ping\n  end\nend", "GET /admin/v1/ping" },
        { "namespace :admin, path: 'manage' do\n  get :ping\nend", "GET /manage/ping" },
        { "scope '/api/v2', module: :api do\n  resources :orders, only: :index\nend", "GET /api/v2/orders" },
        { "scope path: 'api', as: 'x' do get :ping end", "GET /api/ping" },
        { "scope module: 'api' do\n  get :ping\nend", "GET /ping" },
        { "scope ':locale' do\n  get :ping\nend", "GET /{}/ping" },
        { "constraints subdomain: 'api' do\n  get :ping\nend", "GET /ping" },
        { "constraints(id: /\\d+/) { get :ping }", "GET /ping" },
        { "authenticate :user, ->(u) { u.admin? } do\n  get :ping\nend", "GET /ping" },
        { "get :ping if Rails.env.development?", "(GET /ping)" },
        { "if Rails.env.test?\n  get :ping\nelse\n  get :pong\nend", "(GET /ping)|(GET /pong)" },
        { "get :ping,\n    to: 'x#ping',\n    as: :p\nget :pong", "GET /ping|GET /pong" },
        { "concern :commentable do\n  resources :comments, only: :index\nend\nresources :orders, only: [], concerns: :commentable\nresources :items, only: [] do\n  concerns :commentable\nend", "GET /orders/{}/comments|GET /items/{}/comments" },
        { "mount Sidekiq::Web => '/jobs'", "~* /jobs/{**}" },
        { "mount Grape::Api, at: '/grape'", "~* /grape/{**}" },
        { "devise_for :users, path: 'auth'", "~* /auth/{**}" },
        { "devise_for :users", "~* /users/{**}" },
        { "%w[a b].each do |name|\n  get name, to: 'x#y'\nend", "~GET /{**}" },
        { "own_macro :x do\n  get :ping\nend", "~GET /{**}/ping" },
        { "=begin\nget :old\n=end\nget :ping", "GET /ping" },
        { "def helper(x)\n  get x\nend\nget :ping", "GET /ping" },
        { "draw(:admin)\nget :ping", "GET /admin/orders|GET /ping" },
        { "mount Shop::Engine, at: '/shop'", "GET /shop/carts" },
        { "get :ping do", "GET /ping" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_declares_what_Rails_makes_of_it(string lines, string routes)
    {
        List<CodeFile> files =
        [
            new CodeFile("config/routes.rb", () => $"Rails.application.routes.draw do\n{lines}\nend\n"),
            new CodeFile("config/routes/admin.rb", () => "namespace :admin do\n  resources :orders, only: :index\nend\n"),
        ];
        if (lines.Contains("Shop::Engine", StringComparison.Ordinal)) files.Add(new CodeFile("engines/shop/config/routes.rb", () => "Shop::Engine.routes.draw do\n  get :carts\nend\n"));

        IReadOnlyList<Route> found = RouteSet.Of(files, default).Routes;

        string Text(Route route) => (route.IsHidden ? "(" : "") + (route.IsDynamic ? "~" : "") + route.Method + " " + route.Template + (route.IsHidden ? ")" : "");
        Assert.Equal(routes.Split('|').Order(StringComparer.Ordinal), found.Select(Text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("resources :orders, only: [:index do\nend\n")]
    [InlineData("namespace :api do\n  get :ping\n")]
    [InlineData("get 'unclosed\n")]
    [InlineData("end\nend\n}\n)\n")]
    [InlineData("<<<<<<< HEAD\n=======\n>>>>>>> x\n")]
    public void Text_that_is_broken_loses_no_line_before_it(string broken)
    {
        IReadOnlyList<Route> found = RouteSet.Of([new CodeFile("config/routes.rb", () => $"Rails.application.routes.draw do\n  get :first\n{broken}end\n")], default).Routes;

        Assert.Contains(found, route => route is { Method: "GET", Template: "/first", Line: 2 });
    }

    [Fact]
    public void An_engine_that_nobody_mounts_answers_somewhere()
    {
        Route route = Assert.Single(RouteSet.Of([new CodeFile("engines/shop/config/routes.rb", () => "Shop::Engine.routes.draw do\n  get :carts\nend\n")], default).Routes);

        Assert.True(route.IsDynamic);
        Assert.Equal("/{**}/carts", route.Template);
    }
}
